// Refusals at the till, and about what shops are owed and told.

export const tillProblems = {
  // ── the till ──
  'redemption-code-wrong': {
    status: 404,
    sentence: 'This code is not right, was used already, or has run out. Ask for a new one.',
  },
  'typed-codes-paused': {
    status: 429,
    sentence: 'Too many wrong codes were typed. Scan the QR code for a while.',
  },
  'insufficient-points': {
    status: 409,
    sentence: 'There are not enough points for this. Nothing was taken.',
  },
  'order-exists': {
    status: 409,
    sentence: 'This order has a redemption already. Look at that one; nothing was taken now.',
  },
  'redemption-decided': {
    status: 409,
    sentence: 'This redemption is in another state by now. Look at it again; nothing was changed.',
  },
  'capture-too-large': {
    status: 409,
    sentence: 'This is more than was authorised. Nothing was taken.',
  },
  'refund-too-large': {
    status: 409,
    sentence: 'This is more than is left of the payment. Nothing was refunded.',
  },
  'wallet-closed': {
    status: 409,
    sentence:
      'This customer has closed their wallet, so points would reach nobody. Nothing was refunded, and you are paid for the sale as before: give the money back in another way.',
  },

  // ── what shops are owed and told ──
  'settlement-run-open': {
    status: 409,
    sentence:
      'A settlement run is under way. Wait until it is done; everything later is in the next.',
  },
  'settlement-decided': {
    status: 409,
    sentence: 'This settlement was paid or rejected already. Nothing was changed.',
  },
  'webhook-url-refused': {
    status: 400,
    sentence: 'A webhook needs an https address on the public internet, without a password in it.',
  },
  'too-many-webhooks': {
    status: 409,
    sentence: 'A shop has five webhooks at most. Remove one first.',
  },
} as const;
