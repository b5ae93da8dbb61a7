// What the ledger of the fixtures answers, by path.
import { LIFE_ANSWERS } from './fixture-lives.ts';
import { PARTY_ANSWERS } from './fixture-parties.ts';
import { PEOPLE_ANSWERS } from './fixture-people.ts';
import { agoText, CASH, DAYS, FIXTURE_NOW_MS, fixtureId, HOURS, KIOSKS } from './fixtures.ts';

const HOUR_MS = 3_600_000;
const rational = (num: number, den: number) => ({ num: String(num), den: String(den) });
const card = (number: number, hours: number) => ({
  number,
  validFrom: agoText(hours * HOUR_MS),
  validUntil: agoText((hours - 24) * HOUR_MS),
  policy: 'fixed-at-deposit',
  rates: [
    { currency: 'USD', mid: rational(13_952, 1_000), spread: rational(45, 1_000) },
    { currency: 'EUR', mid: rational(16_187, 1_000), spread: rational(45, 1_000) },
    { currency: 'JPY', mid: rational(892, 100), spread: rational(45, 1_000) },
    { currency: 'CNY', mid: rational(1_958, 1_000), spread: rational(5, 100) },
  ],
});
const bag = (number: number, more: object) => ({
  id: fixtureId(300 + number),
  kioskId: KIOSKS[number]!.id,
  sealNumber: `B-${2_040 + number}`,
  cutOff: { kioskEpoch: 1, seq: 9_000 },
  state: 'sealed',
  openedAt: agoText(number * 5 * HOUR_MS),
  openedBy: fixtureId(900),
  countedBy: [],
  ...more,
});
const BAGS = [
  bag(1, {}),
  bag(2, { state: 'waiting' }),
  bag(7, {
    kioskSealNumber: 'B-2074',
    state: 'counted',
    countedBy: [fixtureId(901), fixtureId(902)],
    expected: [
      { currency: 'KRW', faceMinor: '500', count: 1_204 },
      { currency: 'KRW', faceMinor: '100', count: 2_310 },
    ],
    counted: [
      { currency: 'KRW', faceMinor: '500', good: 1_204, counterfeit: 0 },
      { currency: 'KRW', faceMinor: '100', good: 2_287, counterfeit: 2 },
    ],
  }),
];
const SHIPMENT = {
  id: fixtureId(400),
  currency: 'USD',
  amountMinor: '125000',
  openMinor: '25000',
  shippedAt: agoText(30 * HOUR_MS),
  shippedBy: fixtureId(901),
};
const TABLE = {
  kioskId: KIOSKS[8]!.id,
  proposedAt: agoText(2 * HOUR_MS),
  proposal: {
    type: 'coin-table-proposal',
    acceptorId: 'NRI/G-13/00412',
    capturedAt: agoText(2 * HOUR_MS),
    positions: [
      { position: 1, coinId: 'KR100A', currency: 'KRW', faceMinor: '100', testCoins: 12 },
      { position: 2, coinId: 'KR500A', currency: 'KRW', faceMinor: '500', testCoins: 10 },
      { position: 3, coinId: 'JP500A', currency: 'JPY', faceMinor: '500', testCoins: 0 },
    ],
  },
  lookAlikes: ['KRW 500 and JPY 500'],
};
const approval = (number: number, more: object) => ({
  id: fixtureId(500 + number),
  kind: 'release-held-batches',
  subject: KIOSKS[9]!.id,
  payload: { kioskName: 'Old market east', heldBatches: 14, note: 'New mainboard, key checked.' },
  state: 'waiting',
  proposedBy: fixtureId(901),
  proposedAt: agoText(HOUR_MS),
  expiresAt: agoText(-23 * HOUR_MS),
  ...more,
});
const line = (number: number, call: string, outcome = 'done') => ({
  number,
  at: agoText((40 - number) * 60_000),
  who: fixtureId(900 + (number % 2)),
  role: 'admin',
  call,
  subject: fixtureId(number),
  outcome,
  prevHash: 'a'.repeat(64),
  hash: number.toString(16).padStart(2, '0').repeat(32),
});
const threshold = (amountWon: string, standing: string) => ({
  amountWon,
  maxWon: '3000000000',
  standing,
});

export const ANSWERS: Readonly<Record<string, unknown>> = {
  '/operator/kiosks': { kiosks: KIOSKS },
  '/operator/reports/kiosk-cash': { kiosks: CASH },
  '/operator/reports/coin-hours': HOURS,
  '/operator/reports/coin-days': DAYS,
  [`/operator/kiosks/${fixtureId(107)}`]: {
    ...KIOSKS[7],
    lastSeq: 48_211,
    heldBytes: 0,
    isUnderReview: false,
    certificate: { kid: '0123456789abcdef', issuedAt: agoText(900 * HOUR_MS) },
    newestCommand: { command: 'disable', issuedAt: agoText(HOUR_MS) },
  },
  '/operator/rate-cards': { rateCards: [card(12, 3), card(11, 27)] },
  '/operator/bags': { bags: BAGS },
  [`/operator/bags/${fixtureId(301)}`]: BAGS[0],
  [`/operator/bags/${fixtureId(302)}`]: BAGS[1],
  [`/operator/bags/${fixtureId(307)}`]: BAGS[2],
  '/operator/shipments': { shipments: [SHIPMENT] },
  [`/operator/shipments/${fixtureId(400)}`]: {
    ...SHIPMENT,
    exchanges: [
      {
        id: 'shipment/1',
        currency: 'USD',
        amountMinor: '100000',
        wonMinor: '1361200',
        coveredMinor: '100000',
        realisedGainMinor: '29150',
      },
    ],
  },
  '/operator/exchanges/positions': {
    positions: [{ currency: 'USD', maturedMinor: '80250', bookWon: '1069200', openMinor: '0' }],
  },
  '/operator/reports/exposure': {
    limitWon: '5000000',
    currencies: [
      { currency: 'USD', heldMinor: '112075', worthWon: '1563600', isOver: false },
      { currency: 'JPY', heldMinor: '611000', worthWon: '5450100', isOver: true },
    ],
  },
  '/operator/coin-tables': { coinTables: [TABLE] },
  '/operator/approvals': {
    approvals: [
      approval(1, {}),
      approval(2, {
        kind: 'adjustment',
        proposedBy: fixtureId(900),
        payload: { reverses: 'count/3', reason: 'mistyped' },
      }),
      approval(3, { state: 'done' }),
    ],
  },
  '/operator/tasks?state=open': {
    tasks: [
      {
        id: 'dGFzaw',
        kind: 'credits-lost',
        kioskId: KIOSKS[4]!.id,
        openedAt: agoText(4 * HOUR_MS),
        text: 'The acceptor counted 3 coins that the kiosk never saw.',
        record: '{"kind":"credits-lost","seq":4117}',
      },
    ],
  },
  '/operator/suspense': {
    suspense: [
      {
        transferId: 'coin/TKL-EMU/7/4117',
        kioskId: KIOSKS[4]!.id,
        currency: 'KRW',
        amountMinor: '500',
        at: agoText(5 * HOUR_MS),
      },
    ],
  },
  '/operator/reviews': {
    reviews: [
      {
        depositId: fixtureId(700),
        kioskId: KIOSKS[6]!.id,
        reason: 'uncollected-limit',
        openedAt: agoText(6 * HOUR_MS),
        totals: [{ currency: 'KRW', amountMinor: '48200', count: 160 }],
      },
    ],
  },
  ...LIFE_ANSWERS,
  ...PEOPLE_ANSWERS,
  ...PARTY_ANSWERS,
  '/operator/audit-trail': {
    lines: [
      line(3, 'post /v1/operator/rate-cards'),
      line(2, 'post /v1/operator/kiosks/{id}/quarantine', 'kiosk-not-active'),
      line(1, 'post /v1/auth/operator-sessions'),
    ],
  },
  '/operator/reports/liability': {
    day: new Date(FIXTURE_NOW_MS).toISOString().slice(0, 10),
    outstanding: threshold('48210336', 'below'),
    issuedInYear: threshold('2641000000', 'near'),
    waitingWon: '1204500',
    payableWon: '402100',
    safeguardWon: '49816936',
    bankWon: '41200000',
    cashWon: '9120000',
    policyVersion: 1,
  },
  '/operator/reports/trial-balance': {
    rows: [
      { commodity: 'KRW', kind: 'cash:kiosk', balanceMinor: '5190300' },
      { commodity: 'KRW', kind: 'wallet:pending', balanceMinor: '-5190300' },
      { commodity: 'USD', kind: 'cash:vault', balanceMinor: '112075' },
      { commodity: 'USD', kind: 'position', balanceMinor: '-112075' },
    ],
    sums: [
      { commodity: 'KRW', debitMinor: '5190300', creditMinor: '5190300' },
      { commodity: 'USD', debitMinor: '112075', creditMinor: '112075' },
    ],
  },
  '/operator/reports/statement?account=cash%3Avault%3AUSD': {
    lines: [
      {
        position: 4_118,
        at: agoText(30 * HOUR_MS),
        transferId: 'ship/1',
        template: 'ship-coins',
        amountMinor: '-125000',
        balanceMinor: '112075',
      },
    ],
  },
};
