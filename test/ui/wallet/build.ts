// Builders for wallet tests: they say only what a test is about.
import type {
  DepositDetail,
  HistoryEntry,
  PendingDeposit,
  Wallet,
} from '#ledger/contract/wallet.ts';

let made = 0;
const nextId = <Id extends string>(): Id =>
  // The brand is the contract's; here any UUID will do.
  `01900000-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id;

export const aPendingDeposit = (said: Partial<PendingDeposit> = {}): PendingDeposit => ({
  id: nextId(),
  kioskName: 'Demo kiosk',
  state: 'closed',
  at: '2026-11-22T06:00:00.000Z',
  maturesAt: '2026-11-29T06:00:00.000Z',
  points: '800',
  coins: [{ currency: 'KRW', faceMinor: '100', count: 8 }],
  ...said,
});

export const aWallet = (said: Partial<Wallet> = {}): Wallet => ({
  phone: '010-••••-5163',
  points: { available: '12480', held: '0' },
  pending: { points: '0', deposits: [] },
  version: 1,
  ...said,
});

export const anEntry = (said: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: nextId(),
  at: '2026-11-22T06:00:00.000Z',
  kind: 'matured',
  points: '800',
  ...said,
});

export const aCoin = (
  seq: number,
  said: Partial<DepositDetail['coins'][number]> = {},
): DepositDetail['coins'][number] => ({
  seq,
  creditSeq: String(seq),
  at: '2026-11-22T06:00:00.000Z',
  currency: 'KRW',
  faceMinor: '100',
  ...said,
});
