// The wallet's sentences in English.
import type { WalletText } from './ko.ts';

export const walletEn: WalletText = {
  brand: 'Tikkeul',
  pageTitle: 'Tikkeul wallet',
  language: 'Language',
  back: 'Back',
  loading: 'One moment',

  signIn: {
    title: 'Your coins,\non your phone',
    phone: 'Phone number',
    phoneHint: 'The number you typed at the kiosk. From another country, start with +.',
    sendCode: 'Send code',
    codeTitle: 'Enter your code',
    codeSent: (phone) => `We sent six digits to ${phone}.`,
    code: 'Code',
    codeHint: 'The code opens your wallet. Nobody from us will ever ask you for it.',
    signIn: 'Sign in',
    otherNumber: 'Another number',
    sendAgain: 'Send again',
    sendAgainIn: (seconds) => `Send again in ${seconds} s`,
    sentAgain: 'Sent again. An earlier code still works, too.',
  },

  home: {
    pointsName: 'Points',
    points: 'Points to spend',
    held: (points) => `${points} of it is set aside`,
    pendingName: 'Pending',
    pending: 'Pending',
    nothingPending: 'Nothing is waiting. Coins you pour in show up here at once.',
    arriving: 'Arriving now',
    next: (points, when) => `Next: ${points} on ${when}`,
    nextSoon: (points, when) => `Next: ${points} at ${when}`,
    calendar: 'Calendar of what comes on which day',
    announce: (points, pending) => `${points} to spend, ${pending} on the way.`,
    history: 'History',
    pickUp: 'Pick up coins',
    account: (phone) => `Signed in as ${phone}`,
    signOut: 'Sign out',
    sample: 'Rates are samples for a demonstration.',
  },

  line: {
    stale: (time) => `Not connected. These numbers are from ${time}.`,
    unreachable: 'We cannot reach your wallet. It is safe; we keep trying.',
    tryNow: 'Try now',
  },

  coinCount: (count, text) => `${text} ${count === 1 ? 'coin' : 'coins'}`,

  state: {
    open: 'Arriving now',
    closed: 'Waiting',
    review: 'Being checked',
    matured: 'Ready to spend',
    capped: 'Waiting for room',
  },
  stateWords: {
    open: 'Coins are still falling.',
    closed: (when, isToday) => `Ready to spend ${isToday ? 'at' : 'on'} ${when}.`,
    review: 'All coins are saved. A person looks at them first.',
    matured: 'These are points now.',
    capped: 'All coins are saved. Your wallet is full; they come in as you spend.',
  },

  history: {
    title: 'History',
    kind: {
      deposit: 'Coins poured in',
      matured: 'Became points',
      correction: 'Corrected',
      payment: 'Paid',
      refund: 'Refunded',
      expired: 'Expired',
    },
    empty: 'Nothing has happened yet.',
    more: 'Show more',
    today: 'Today',
  },

  deposit: {
    title: 'Your coins',
    opened: 'Started',
    closed: 'Finished',
    denominations: 'By kind of coin',
    each: 'Every coin, as it fell',
    eachHint: 'The kiosk keeps the same list. If a coin is missing, its number tells us where.',
    number: 'No.',
    coin: 'Coin',
    deviceNumber: 'Counter',
    time: 'Time',
    more: (count) => `Show ${count} more`,
    empty: 'No coin has fallen yet.',
  },

  pickUp: {
    title: 'Pick up coins',
    lead: 'Coins without a number wait under the code from the kiosk.',
    code: 'Pickup code',
    codeHint: '12 letters and digits. O counts as 0, I and L as 1.',
    pickUp: 'Pick up coins',
    short: (missing) => `${missing} more to type.`,
  },

  receipt: {
    title: 'Receipt',
    checking: 'Checking the signatures',
    verified: 'Verified',
    verifiedWords: 'A kiosk of this ledger counted exactly these coins.',
    notVerified: 'Not verified',
    notVerifiedWords: {
      'unknown-ledger-key': 'It was not issued by a kiosk of this ledger.',
      certificate: 'The certificate of its kiosk is not signed by this ledger.',
      kiosk: 'It names another kiosk than its certificate.',
      receipt: 'What it says is not what the kiosk signed.',
    },
    unknown: 'Not checked yet',
    unknownWords: {
      'no-keys':
        'The keys of the ledger could not be loaded. Your coins are safe; try again later.',
      'no-ed25519':
        'This browser cannot check the signature. Your coins are safe; try a newer one.',
    },
    unreadable: 'There is no receipt in this address. Please scan the QR once more.',
    code: 'Receipt code',
    codeHint: 'It is the code on the kiosk screen.',
    kiosk: 'Kiosk',
    counted: 'Counted',
    finished: 'Finished',
    records: 'Records',
    deposit: 'Number',
    toWallet: 'Open my wallet',
    again: 'Check again',
  },

  refusals: {
    unreachable: 'We cannot be reached right now. Nothing was changed; please try again.',
    refused: 'That did not work. Nothing was changed; please try again.',
    'phone-invalid': 'This is not a mobile number. Check the digits and the country.',
    'code-wrong': 'This code is not right or no longer good. Check it, or ask for a new one.',
    'not-signed-in': 'Your sign-in has ended. Please sign in again.',
    'too-many-requests': 'That was too often.',
    'pickup-code-wrong': 'This code is not right, or it was used already. Check it and try again.',
    'not-found': 'There are no such coins in this wallet.',
    malformed: 'There is a character we cannot read. Check it and try again.',
    internal: 'Something went wrong on our side. Recorded coins are safe; please try again.',
    unavailable: 'The ledger cannot write just now. Recorded coins are safe; please try again.',
  },
  tryAgainIn: (seconds) => `Please try again in ${seconds} seconds.`,
};
