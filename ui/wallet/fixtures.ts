// Wallets as the gallery and the tests show them: one for each state a holder can meet.
import type {
  DepositDetail,
  HistoryEntry,
  PendingDeposit,
  Wallet,
} from '#ledger/contract/wallet.ts';

/** The moment of all fixtures: Sunday 22 November 2026, 14:32 in Seoul. */
export const FIXTURE_NOW_MS = Date.parse('2026-11-22T05:32:00.000Z');

const at = (days: number, hours = 0): string =>
  new Date(FIXTURE_NOW_MS + days * 86_400_000 + hours * 3_600_000).toISOString();

// The brand belongs to the contract; a fixture may name itself.
const depositId = (number: number) =>
  `0192f0c0-0000-7000-8000-${String(number).padStart(12, '0')}` as DepositDetail['id'];

const won = (faceMinor: string, count: number) => ({ currency: 'KRW', faceMinor, count });

const LIVE: PendingDeposit = {
  id: depositId(1),
  kioskName: 'Demo kiosk',
  state: 'open',
  at: at(0, -0.05),
  maturesAt: at(7),
  points: '39884',
  coins: [
    won('500', 38),
    won('100', 152),
    won('50', 31),
    won('10', 47),
    { currency: 'USD', faceMinor: '25', count: 11 },
  ],
};
const TUESDAY: PendingDeposit = {
  id: depositId(2),
  kioskName: 'Demo kiosk',
  state: 'closed',
  at: at(-5, 3),
  maturesAt: at(2, 3),
  points: '3210',
  coins: [won('500', 4), won('100', 12), won('10', 1)],
};
const FRIDAY: PendingDeposit = {
  id: depositId(3),
  kioskName: 'Incheon T2 3F',
  state: 'closed',
  at: at(-2, -4),
  maturesAt: at(5, -4),
  points: '8900',
  coins: [won('500', 15), won('100', 14)],
};
const REVIEWED: PendingDeposit = { ...FRIDAY, id: depositId(4), state: 'review', points: '12000' };
const CAPPED: PendingDeposit = {
  ...FRIDAY,
  id: depositId(5),
  maturesAt: at(-1),
  blocked: 'balance-cap',
};
/** A demonstration with a hold of seconds. */
const SOON: PendingDeposit = {
  ...TUESDAY,
  maturesAt: new Date(FIXTURE_NOW_MS + 5_000).toISOString(),
};

function walletOf(available: string, deposits: readonly PendingDeposit[], held = '0'): Wallet {
  const points = deposits.reduce((sum, deposit) => sum + BigInt(deposit.points), 0n);
  return {
    phone: '010-••••-5163',
    points: { available, held },
    pending: { points: points.toString(), deposits: [...deposits] },
    version: 12,
  };
}

export const WALLETS = {
  home: walletOf('12480', [LIVE, TUESDAY, FRIDAY]),
  waiting: walletOf('12480', [TUESDAY, FRIDAY]),
  empty: walletOf('0', []),
  rich: walletOf('1234560', [TUESDAY, REVIEWED, CAPPED], '8500'),
  soon: walletOf('12480', [SOON]),
} as const satisfies Record<string, Wallet>;

const entry = (
  number: number,
  days: number,
  said: Omit<HistoryEntry, 'id' | 'at'>,
): HistoryEntry => ({ id: `entry-${number}`, at: at(days, -number * 0.3), ...said });

const poured = (deposit: PendingDeposit) =>
  ({
    kind: 'deposit',
    depositId: deposit.id,
    kioskName: deposit.kioskName,
    points: deposit.points,
    state: deposit.state,
  }) as const;

export const HISTORY: readonly HistoryEntry[] = [
  entry(0, 0, poured(LIVE)),
  entry(1, 0, {
    kind: 'matured',
    depositId: depositId(6),
    kioskName: 'Demo kiosk',
    points: '6480',
  }),
  entry(9, 0, { kind: 'payment', shopName: 'Hanbit Snacks', points: '-8500' }),
  entry(10, -1, { kind: 'refund', shopName: 'Hanbit Snacks', points: '2500' }),
  entry(11, -1, {
    kind: 'gift-sent',
    subject: { kind: 'gift', id: depositId(20) },
    points: '-3000',
  }),
  entry(12, -1, {
    kind: 'withdrawal',
    subject: { kind: 'withdrawal', id: depositId(21) },
    points: '-10000',
  }),
  entry(2, -2, poured(FRIDAY)),
  entry(3, -5, poured(TUESDAY)),
  entry(4, -7, { ...poured(FRIDAY), depositId: depositId(6), points: '6480', state: 'matured' }),
  entry(5, -21, { kind: 'correction', points: '-500' }),
  entry(6, -34, {
    kind: 'matured',
    depositId: depositId(7),
    kioskName: 'Demo kiosk',
    points: '4100',
  }),
  entry(7, -52, {
    kind: 'matured',
    depositId: depositId(8),
    kioskName: 'Demo kiosk',
    points: '2400',
  }),
];

/** The deposit of the live card, coin by coin. */
export const DEPOSIT: DepositDetail = {
  id: LIVE.id,
  kioskName: LIVE.kioskName,
  state: 'open',
  openedAt: LIVE.at,
  maturesAt: LIVE.maturesAt,
  points: LIVE.points,
  totals: [
    { currency: 'KRW', amountMinor: '36220', count: 268 },
    { currency: 'USD', amountMinor: '275', count: 11 },
  ],
  coins: fallingOrder().map(({ currency, faceMinor }, i) => ({
    seq: 4_117 + i,
    creditSeq: String(9_002 + i),
    at: new Date(FIXTURE_NOW_MS - 170_000 + i * 600).toISOString(),
    currency,
    faceMinor,
  })),
};

/** The live coins one by one, each kind spread over the whole. */
function fallingOrder(): readonly { currency: string; faceMinor: string }[] {
  return LIVE.coins
    .flatMap((coin) =>
      Array.from({ length: coin.count }, (_, i) => ({ ...coin, order: (i + 0.5) / coin.count })),
    )
    .sort((a, b) => a.order - b.order || Number(a.faceMinor) - Number(b.faceMinor));
}
