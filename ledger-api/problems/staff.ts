// Refusals to shops and operators.

export const staffProblems = {
  // ── at the door ──
  'shop-key-wrong': {
    status: 401,
    sentence: 'This shop key is not right or no longer good. Ask the operator for a new one.',
  },
  'operator-sign-in-wrong': {
    status: 401,
    sentence:
      'Name, password or one-time code is not right. A code works once; after five wrong tries, wait 15 minutes.',
  },
  'scope-missing': {
    status: 403,
    sentence: 'This key may not do that. Use a key with the scope, or ask the operator for one.',
  },
  'shop-suspended': {
    status: 403,
    sentence: 'This shop is suspended: it can read, and nothing else. The operator can help.',
  },
  'role-too-low': {
    status: 403,
    sentence: 'Your role does not include this. Ask an operator whose role does.',
  },

  // ── two people ──
  'approval-own': {
    status: 403,
    sentence: 'You proposed this yourself. Another operator has to approve it.',
  },
  'same-hands': {
    status: 403,
    sentence:
      'One person could be both of you: one account was made by the other, or both by the same operator. Somebody else has to be the second.',
  },
  'proposer-gone': {
    status: 403,
    sentence: 'Whoever proposed this may not do so any more. Reject it, and propose it again.',
  },
  'approval-decided': {
    status: 409,
    sentence: 'This was approved or rejected already. Nothing was done again.',
  },
  'approval-expired': {
    status: 409,
    sentence: 'Nobody approved this within 24 hours. Propose it again.',
  },
  'approval-waiting': {
    status: 409,
    sentence: 'The same matter waits for a second operator already.',
  },

  // ── operators and shops ──
  'operator-name-taken': {
    status: 409,
    sentence: 'There is an operator of this name already. Names are never given twice.',
  },
  'last-admin': {
    status: 409,
    sentence: 'This is the only admin. Make another one first; nothing was changed.',
  },
  'shop-key-revoked': {
    status: 409,
    sentence: 'This key is revoked already. Make a new one.',
  },

  // ── kiosks ──
  'kiosk-revoked': {
    status: 409,
    sentence: 'This kiosk is revoked for ever. Create a new one for another machine.',
  },
  'kiosk-not-active': {
    status: 409,
    sentence: 'Only an active kiosk can do that; this one is quarantined or revoked.',
  },
  'nothing-held': {
    status: 409,
    sentence: 'This kiosk is active and nothing of it is held. There is nothing to release.',
  },

  // ── coin tables, rates, tasks ──
  'emulator-outside-demo': {
    status: 409,
    sentence: 'Coins of an emulator are worth nothing outside a demonstration house.',
  },
  'no-coins': { status: 400, sentence: 'No coin is confirmed. Drop test coins first.' },
  'position-twice': { status: 400, sentence: 'A position is named twice. Nothing was approved.' },
  'not-a-coin': {
    status: 400,
    sentence: 'A token or an empty position cannot be money. Nothing was approved.',
  },
  untested: { status: 400, sentence: 'A coin was never dropped. Test every coin first.' },
  'look-alikes': {
    status: 409,
    sentence:
      'Two of these coins look alike. Leave one out, or say in a note why this acceptor cannot confuse them.',
  },
  'rates-not-valid': {
    status: 400,
    sentence:
      'These rates cannot be: a currency named twice, won, a rate of nothing or beyond 1,000 points for one minor unit, or a spread beyond the whole.',
  },
  'task-closed': { status: 409, sentence: 'Somebody closed this task already.' },
} as const;
