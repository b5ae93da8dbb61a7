// Shops, operators and presents of the fixtures, by path.
import { agoText, fixtureId } from './fixtures.ts';

const DAY_MS = 86_400_000;

const SHOP = {
  id: fixtureId(860),
  name: 'Hanbit Snacks',
  state: 'active',
  position: { latitudeE6: 36_350_000, longitudeE6: 127_380_000 },
  hours: 'Mo–Sa 09:00–22:00',
  feePolicyVersion: 1,
  payoutAccountRef: 'hanbit-main',
  openedAt: agoText(120 * DAY_MS),
};
const key = (number: number, more: object) => ({
  id: fixtureId(870 + number),
  prefix: `k7m2q${number}`,
  scopes: ['take', 'refund', 'read'],
  createdAt: agoText((90 - number) * DAY_MS),
  ...more,
});
const operator = (number: number, name: string, role: string, state = 'active') => ({
  id: fixtureId(900 + number),
  name,
  role,
  state,
  createdAt: agoText((200 - number) * DAY_MS),
});
const promotion = (number: number, more: object) => ({
  id: fixtureId(950 + number),
  name: 'Autumn welcome',
  fundedPoints: '2000000',
  grantedPoints: '1240500',
  perWalletPoints: '3000',
  endsAt: agoText(-20 * DAY_MS),
  ...more,
});
const PROMOTIONS = [
  promotion(1, {}),
  promotion(2, { name: 'Summer at the coast', grantedPoints: '2000000', endsAt: agoText(DAY_MS) }),
];

export const PARTY_ANSWERS: Readonly<Record<string, unknown>> = {
  '/operator/shops': {
    shops: [
      SHOP,
      {
        ...SHOP,
        id: fixtureId(861),
        name: 'Saesol Bookstore',
        state: 'suspended',
        position: undefined,
        hours: undefined,
        payoutAccountRef: undefined,
      },
    ],
  },
  [`/operator/shops/${SHOP.id}`]: {
    ...SHOP,
    keys: [
      key(1, { revokedAt: agoText(3 * DAY_MS) }),
      key(2, { scopes: ['take'], lastUsedAt: agoText(60_000), revokedAt: agoText(-DAY_MS) }),
      key(3, { lastUsedAt: agoText(4_000) }),
    ],
  },
  '/operator/operators': {
    operators: [
      operator(0, 'park.j', 'admin'),
      operator(1, 'lee.s', 'finance'),
      operator(2, 'choi.m', 'collector'),
      operator(3, 'kim.h', 'viewer', 'disabled'),
    ],
  },
  '/operator/promotions': { promotions: PROMOTIONS },
  '/operator/payment-files': {
    paymentFiles: [
      {
        id: fixtureId(980),
        madeAt: agoText(DAY_MS),
        madeBy: 'lee.s',
        paymentsCount: 14,
        totalMinor: '284500',
      },
    ],
  },
  [`/operator/wallets/${fixtureId(990)}`]: {
    id: fixtureId(990),
    phone: '010-••••-5163',
    openedAt: agoText(300 * DAY_MS),
    points: { available: '39884', held: '3000' },
    identity: {
      tier: 2,
      verifiedAt: agoText(200 * DAY_MS),
      balanceCap: '2000000',
      foreignDaily: '2000000',
    },
    consents: [
      {
        kind: 'marketing',
        version: 2,
        isGiven: true,
        decidedAt: agoText(20 * DAY_MS),
        decidedVersion: 2,
      },
      { kind: 'third-party', version: 1, isGiven: false },
      { kind: 'location', version: 1, isGiven: false },
    ],
    devices: [
      { id: 'a1'.repeat(16), signedInAt: agoText(9 * DAY_MS), lastSeenAt: agoText(60_000) },
      { id: 'b2'.repeat(16), signedInAt: agoText(3 * DAY_MS), lastSeenAt: agoText(2 * DAY_MS) },
    ],
    bankAccounts: [{ id: fixtureId(991), bankCode: '088', number: '••••••5678' }],
    closing: { points: '42884', feeMinor: '4288', isBusy: false },
  },
  '/operator/tasks?state=closed': {
    tasks: [
      {
        id: 'Y2xvc2Vk',
        kind: 'kiosk-silent',
        kioskId: fixtureId(88),
        openedAt: agoText(3 * DAY_MS),
        text: 'Nothing was heard of this kiosk for ten minutes.',
        closedAt: agoText(2 * DAY_MS),
        closedBy: fixtureId(901),
        note: 'The site had no power.',
      },
    ],
  },
  [`/operator/reports/balance?${new URLSearchParams({ account: 'cash:vault:USD' })}`]: {
    account: 'cash:vault:USD',
    balanceMinor: '112075',
  },
};

/** What a new operator is told, once. */
export const ISSUED = {
  id: fixtureId(904),
  name: 'jung.y',
  role: 'collector',
  password: 'q7m4-h2kd-93nf-vx8t',
  totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  otpauth: 'otpauth://totp/Tikkeul:jung.y?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Tikkeul',
} as const;

/** What the ledger makes of a report of the bank that has rows nobody can tell. */
export const REPORTED = {
  changed: 12,
  repeated: 1,
  underWay: 1,
  problems: [
    { reference: '0192f0c000007000800000000000a001', problem: 'contradiction' },
    { reference: 'TIKKEUL-2026-0042', problem: 'not-found' },
  ],
  unreadable: ['report-2026-11-21.xml'],
} as const;
