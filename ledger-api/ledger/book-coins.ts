// Templates 1, 2 and 2s: coins that fell into a kiosk, against whoever they belong to.
import type { DepositId, KioskId } from '../contract/ids.ts';
import type { Currency } from '../contract/money.ts';
import { kioskCash, pendingDeposits, suspense, unclaimedDeposits } from './account.ts';
import type { Owner } from './deposit.ts';
import { credit, debit, type Transfer, type Template, transfer } from './transfer.ts';

export type BookedCoins = Readonly<{
  id: string;
  atMs: number;
  kioskId: KioskId;
  depositId: DepositId | undefined;
  owner: Owner;
  currency: Currency;
  /** In the order of the kiosk's journal. */
  coins: readonly Readonly<{ faceMinor: bigint; recordHash: string }>[];
}>;

/** One transfer for all coins of one owner and currency; each coin keeps its record's hash. */
export function bookCoins(booked: BookedCoins): Transfer {
  const { id, atMs, kioskId, depositId, owner, currency, coins } = booked;
  const amountMinor = coins.reduce((sum, coin) => sum + coin.faceMinor, 0n);
  return transfer({
    id,
    template: TEMPLATES[owner.kind],
    atMs,
    postings: [
      debit(kioskCash(kioskId, currency), currency, amountMinor),
      credit(creditedAccount(booked), currency, amountMinor),
    ],
    details: {
      coinRecordHashes: coins.map((coin) => coin.recordHash),
      denominations: countByFace(coins),
      ...(depositId && { depositId }),
      kioskId,
    },
  });
}

const TEMPLATES = {
  wallet: '1',
  unclaimed: '2',
  suspense: '2s',
} as const satisfies Record<Owner['kind'], Template>;

function creditedAccount({ owner, kioskId, currency }: BookedCoins) {
  switch (owner.kind) {
    case 'wallet':
      return pendingDeposits(owner.walletId, currency);
    case 'unclaimed':
      return unclaimedDeposits(kioskId, currency);
    case 'suspense':
      return suspense(currency);
  }
}

function countByFace(coins: BookedCoins['coins']) {
  const counts = new Map<bigint, number>();
  for (const { faceMinor } of coins) counts.set(faceMinor, (counts.get(faceMinor) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([faceMinor, count]) => ({ count, faceMinor: String(faceMinor) }));
}
