// Refusals about bags, banks, adjustments and reports.

export const vaultProblems = {
  // ── bags ──
  'no-removal': {
    status: 409,
    sentence:
      'This kiosk has not told of a cashbox taken out since its last bag. If that was just now, try again in a moment; else name the cut-off yourself.',
  },
  'cut-off-not-possible': {
    status: 409,
    sentence: 'This kiosk has no such record and cannot have one yet. Check epoch and number.',
  },
  'cut-off-collected': {
    status: 409,
    sentence: 'A bag of this kiosk reaches to this cut-off or beyond it. Check the number.',
  },
  'cut-off-too-old': {
    status: 409,
    sentence: 'Too much has come in since this cut-off. Name a later one.',
  },
  'bag-not-sealed': {
    status: 409,
    sentence: 'This bag waits for records of its kiosk, or it is counted already.',
  },
  'bag-not-waiting': {
    status: 409,
    sentence:
      'This bag is sealed or counted already. What is wrong with it is mended by its count.',
  },
  'face-counted-twice': {
    status: 400,
    sentence: 'A coin is named twice in this count. Nothing of it was used.',
  },
  'epoch-in-use': {
    status: 409,
    sentence: 'This kiosk can still send. Revoke it or enrol it anew before you give up on it.',
  },
  'epoch-closed': { status: 409, sentence: 'Two operators have closed this already.' },

  // ── banks ──
  'vault-too-small': { status: 409, sentence: 'The vault does not hold so much of this currency.' },
  'more-than-shipped': {
    status: 409,
    sentence: 'Less than that is still open of this shipment. Nothing was booked.',
  },
  'fee-above-amount': { status: 400, sentence: 'The fee is more than the amount.' },
  'not-won': {
    status: 409,
    sentence: 'These are foreign coins: book what the bank paid for them.',
  },
  'not-foreign': { status: 409, sentence: 'These are won: book that the bank has lodged them.' },

  // ── reports ──
  'reports-behind': {
    status: 503,
    sentence:
      'The reports are still reading what was posted before. Please try again in some minutes.',
  },

  // ── adjustments ──
  'not-reversible': {
    status: 409,
    sentence: 'This is not taken back as it is. Coins and points are mended by a claim.',
  },
  'already-reversed': { status: 409, sentence: 'This was taken back already, and is only once.' },
  'bound-crossed': {
    status: 409,
    sentence: 'What this moved has gone on since. Take back what followed from it first.',
  },
  'suspense-resolved': { status: 409, sentence: 'Somebody has decided about these coins already.' },
  'deposit-disputed': {
    status: 409,
    sentence:
      'Its holder says that these coins are not theirs. Decide the claim; that lets it go on.',
  },
  'wallet-closed': {
    status: 409,
    sentence:
      'The wallet of these coins is closed. Give what is left of it to its holder’s next wallet.',
  },
  'wallet-not-closed': {
    status: 409,
    sentence: 'This wallet is open: what it holds is its holder’s to spend. Nothing was moved.',
  },
  'nothing-left': { status: 409, sentence: 'Nothing is left of this wallet. Nothing was moved.' },
  'not-in-review': { status: 409, sentence: 'This deposit does not wait for a person.' },
  'no-rate': {
    status: 409,
    sentence: 'No rate card quotes a currency of this deposit. Publish one, or name a card.',
  },
} as const;
