// A lot: points that came into being together and expire together. Open lots sum to what can be spent.
import type { DepositId, WalletId } from '../contract/ids.ts';

export type Lot = Readonly<{
  /** Begins with the id of the transfer that opened it; lots are used in the order (expiresAtMs, id). */
  id: string;
  walletId: WalletId;
  /** The deposit whose coins became these points; a promotion has none. */
  depositId: DepositId | undefined;
  openedAtMs: number;
  expiresAtMs: number;
  /** Points it was opened with = what is left to spend + what holds have set aside + what is gone. */
  points: bigint;
  restPoints: bigint;
  reservedPoints: bigint;
}>;

/** Points of one lot that move together. */
export type LotPiece = Readonly<{ lotId: string; points: bigint }>;

const LOT_LIFE_YEARS = 5;
/** Points that come back can be spent for at least 30 days. */
const RETURNED_LIFE_MS = 30 * 86_400_000;

/** A lot of `points` that expires five calendar years after it was opened. */
export function openLot(lot: Omit<Lot, 'expiresAtMs' | 'restPoints' | 'reservedPoints'>): Lot {
  const expires = new Date(lot.openedAtMs);
  expires.setUTCFullYear(expires.getUTCFullYear() + LOT_LIFE_YEARS);
  return { ...lot, expiresAtMs: expires.getTime(), restPoints: lot.points, reservedPoints: 0n };
}

export type TakeLotsResult =
  | { ok: true; pieces: readonly LotPiece[] }
  | { ok: false; error: 'insufficient-points' };

/** Chooses `points` from lots that have not expired, the one that expires first before the others. */
export function takeFromLots(lots: readonly Lot[], points: bigint, nowMs: number): TakeLotsResult {
  const pieces: LotPiece[] = [];
  let missing = points;
  for (const lot of lots.filter((one) => one.expiresAtMs > nowMs).toSorted(inOrderOfUse)) {
    if (missing === 0n) break;
    const taken = lot.restPoints < missing ? lot.restPoints : missing;
    if (taken > 0n) pieces.push({ lotId: lot.id, points: taken });
    missing -= taken;
  }
  return missing === 0n ? { ok: true, pieces } : { ok: false, error: 'insufficient-points' };
}

/** The lot after points of it came back: they can be spent for at least 30 days more. */
export function returnToLot(lot: Lot, points: bigint, nowMs: number): Lot {
  return {
    ...lot,
    restPoints: lot.restPoints + points,
    expiresAtMs: Math.max(lot.expiresAtMs, nowMs + RETURNED_LIFE_MS),
  };
}

/** Lots are used in the order (expiresAtMs, id). */
export const inOrderOfUse = (a: Lot, b: Lot): number =>
  a.expiresAtMs - b.expiresAtMs || (a.id < b.id ? -1 : Number(a.id > b.id));
