// A day at a shop, as the gallery and the tests show it.
import type { RedemptionId, ShopKeyId } from '#ledger/contract/ids.ts';
import type { SettlementDetail } from '#ledger/contract/settlement.ts';
import type { KeyEntry, Redemption, Webhook } from './data/shop-client.ts';
import type { SignedInShop } from './data/shop-feed.ts';

/** The moment of all fixtures: Sunday 22 November 2026, 14:33 in Seoul. */
export const FIXTURE_NOW_MS = Date.parse('2026-11-22T05:33:00.000Z');

const minutesAgo = (minutes: number): string =>
  new Date(FIXTURE_NOW_MS - minutes * 60_000).toISOString();

// The brand belongs to the contract; a fixture may name itself.
const idOf = <Id extends string>(number: number): Id =>
  `0193a0c0-0000-7000-8000-${String(number).padStart(12, '0')}` as Id;

/** A payment that was taken, `minutes` before the moment of the fixtures. */
export const aSale = (
  minutes: number,
  points: string,
  memberRef: string,
  more: Partial<Redemption> = {},
): Redemption => ({
  id: idOf<RedemptionId>(10_000 - minutes),
  orderId: `till-${memberRef}${minutes}`,
  status: 'captured',
  points,
  captured: points,
  refunded: '0',
  memberRef: `${memberRef}00c4d19e8fa2b35661`,
  at: minutesAgo(minutes),
  ...more,
});

const EARLIER = Array.from({ length: 43 }, (_, i) =>
  aSale(40 + i * 7, String(3_000 + ((i * 3_700) % 9_500)), (0x3a10 + i * 0x1c7).toString(16)),
);

export const DAY: readonly Redemption[] = [
  aSale(1, '4500', '7b2f'),
  aSale(12, '12000', '92e5'),
  aSale(35, '3000', '41cd', { refunded: '1000' }),
  aSale(37, '8200', 'b04e', { status: 'declined', captured: '0' }),
  ...EARLIER,
];

export const AWAITING: Redemption = aSale(0, '48500', 'c0de', {
  status: 'awaiting-holder',
  captured: '0',
  lapsesAt: new Date(FIXTURE_NOW_MS + 60_000).toISOString(),
});

export const SHOP: SignedInShop = {
  phase: 'signed-in',
  name: 'Demo shop',
  keyId: idOf<ShopKeyId>(1),
  scopes: ['take', 'refund', 'read', 'manage'],
  isSuspended: false,
  day: DAY,
  reach: 'whole',
  line: 'live',
  knownAtMs: FIXTURE_NOW_MS - 90_000,
};

export const KEYS: readonly KeyEntry[] = [
  {
    id: idOf<ShopKeyId>(2),
    prefix: '5c1f09aa',
    scopes: ['take', 'read'],
    createdAt: minutesAgo(90_000),
    revokedAt: minutesAgo(4_000),
  },
  {
    id: idOf<ShopKeyId>(1),
    prefix: '8d20b7e4',
    scopes: ['take', 'refund', 'read', 'manage'],
    createdAt: minutesAgo(40_000),
    lastUsedAt: minutesAgo(1),
  },
];

export const WEBHOOK: Webhook = {
  id: idOf(3),
  url: 'https://pos.hanbit.example/tikkeul/events',
  at: minutesAgo(30_000),
};

const PAID = {
  id: idOf<string>(4),
  state: 'paid',
  from: minutesAgo(20_160),
  until: minutesAgo(10_080),
  gross: '1842300',
  refunds: '21000',
  fee: '18213',
  carried: '0',
  net: '1803087',
  payoutDate: '2026-11-17',
  note: 'KB-20261117-0042',
} as const;

export const SETTLEMENTS = [
  { ...PAID, id: idOf<string>(5), state: 'open', net: '1911544', payoutDate: '2026-11-24' },
  PAID,
] as const;

export const SETTLEMENT: SettlementDetail = {
  ...PAID,
  lines: [
    {
      at: minutesAgo(10_100),
      kind: 'capture',
      about: 'a',
      orderId: 'till-7b2f',
      gross: '4500',
      fee: '45',
      net: '4455',
    },
    {
      at: minutesAgo(10_120),
      kind: 'refund',
      about: 'b',
      orderId: 'till-92e5',
      gross: '-1000',
      fee: '-10',
      net: '-990',
    },
  ],
};
