// A lot: points that came into being together and expire together. Open lots sum to what can be spent.
import type { DepositId, WalletId } from '../contract/ids.ts';

export type Lot = Readonly<{
  /** The id of the transfer that opened it; lots are used in the order (expiresAtMs, id). */
  id: string;
  walletId: WalletId;
  depositId: DepositId;
  openedAtMs: number;
  expiresAtMs: number;
  /** Points it was opened with, and what is left to spend. */
  points: bigint;
  restPoints: bigint;
}>;

const LOT_LIFE_YEARS = 5;

/** A lot of `points` that expires five calendar years after it was opened. */
export function openLot(lot: Omit<Lot, 'expiresAtMs' | 'restPoints'>): Lot {
  const expires = new Date(lot.openedAtMs);
  expires.setUTCFullYear(expires.getUTCFullYear() + LOT_LIFE_YEARS);
  return { ...lot, expiresAtMs: expires.getTime(), restPoints: lot.points };
}
