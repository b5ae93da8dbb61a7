// Refusals to holders who do more than look and pay, and to operators who answer them.

export const holderProblems = {
  'identity-needed': {
    status: 403,
    sentence: 'This needs your identity checked first. It takes a minute, and once is enough.',
  },
  'identity-refused': {
    status: 403,
    sentence: 'Name and birth date do not fit this phone number. Nothing was changed.',
  },
  'identity-unavailable': {
    status: 503,
    sentence: 'Identities cannot be checked just now. Nothing was changed; please try again later.',
  },
  'too-many-bank-accounts': {
    status: 409,
    sentence: 'Five bank accounts are the most. Remove one that you no longer need.',
  },
  'bank-account-unknown': {
    status: 404,
    sentence: 'This bank account is not one of yours. Add it first.',
  },
  'below-minimum': {
    status: 409,
    sentence: 'This is less than can be sent to a bank. Your points are all still there.',
  },
  'insufficient-points': {
    status: 409,
    sentence: 'There are not enough points to spend for this. Nothing was taken.',
  },
  'withdrawal-decided': {
    status: 409,
    sentence: 'This withdrawal is decided already. Nothing was changed.',
  },
  'withdrawal-not-sent': {
    status: 409,
    sentence: 'This withdrawal was not sent to the bank yet, so the bank cannot have paid it.',
  },
  'nothing-to-pay': { status: 409, sentence: 'No withdrawal waits to be paid.' },
  'bank-unavailable': {
    status: 503,
    sentence: 'The bank did not take the file. It can be handed over again; nothing is paid twice.',
  },
  'payee-erased': {
    status: 409,
    sentence:
      'Somebody in this file was paid and has closed their wallet. It is not handed over again.',
  },
  'payment-file-stale': {
    status: 409,
    sentence:
      'A payment of this file has failed and its points are back with their holder. The file must not reach the bank again; what is still to be paid goes into a new one.',
  },
  'status-report-unreadable': {
    status: 400,
    sentence: 'This is not a status report that can be read. Nothing of it was used.',
  },

  'gift-to-self': { status: 409, sentence: 'This is your own number. Nothing was taken.' },
  'gift-decided': {
    status: 409,
    sentence: 'This gift was accepted, taken back, or waited too long. Nothing was changed.',
  },
  'balance-cap': {
    status: 409,
    sentence: 'Your wallet has no room for this. Spend some points or have your identity checked.',
  },

  'deposit-open': {
    status: 409,
    sentence: 'Coins are still falling into this deposit. Wait until it has closed.',
  },
  'claim-open': {
    status: 409,
    sentence: 'You have told us about this already. A person is looking at it.',
  },
  'claim-decided': { status: 409, sentence: 'This claim is decided already. Nothing was changed.' },
  'decision-not-for-claim': {
    status: 409,
    sentence: 'A claim of this kind is not decided like that. Nothing was changed.',
  },
  'deposit-not-movable': {
    status: 409,
    sentence: 'This deposit is not known, still open, nobody’s, or at the right wallet already.',
  },
  'consent-outdated': {
    status: 409,
    sentence: 'This text has changed. Read the new one before you decide.',
  },
  'wallet-busy': {
    status: 409,
    sentence: 'Something is still under way here. Wait until coins, payments and claims are done.',
  },
  'promotion-over': { status: 409, sentence: 'This promotion has ended. Nothing was given.' },
  'budget-exhausted': {
    status: 409,
    sentence: 'The budget of this promotion does not reach for this. Nothing was given.',
  },
  'wallet-share-used': {
    status: 409,
    sentence: 'This wallet would get more than its share of the promotion. Nothing was given.',
  },
  'phone-taken': {
    status: 409,
    sentence: 'This number has a wallet already. Nothing was changed.',
  },
  'step-up-needed': {
    status: 403,
    sentence:
      'From a new device this needs a code that we text to you. Nothing was done; enter the code, then send this again.',
  },
  'old-code-needed': {
    status: 403,
    sentence: 'This needs the code that went to your old number, or your identity checked first.',
  },
} as const;
