// A hold: points of a wallet set aside for one purpose, lot by lot, until it is resolved once.
import type { WalletId } from '../contract/ids.ts';
import { type Lot, type LotPiece, returnToLot, takeFromLots } from './lot.ts';

export type HoldPurpose = 'redemption' | 'withdrawal' | 'gift' | 'review';

export type HoldPiece = LotPiece &
  Readonly<{
    /** Of `points`, what was used for good, and what of that was given back later. */
    usedPoints: bigint;
    refundedPoints: bigint;
  }>;

export type Hold = Readonly<{
  id: string;
  walletId: WalletId;
  purpose: HoldPurpose;
  /** An open hold has its points in `pts:held`; a resolved one has none there. */
  state: 'open' | 'resolved';
  points: bigint;
  pieces: readonly HoldPiece[];
  openedAtMs: number;
  /** When the sweeper gives it back; undefined when a person or a bank decides. */
  lapsesAtMs: number | undefined;
}>;

/** A hold with the lots that it changed; both are saved together with its transfer. */
export type HoldStep = Readonly<{ hold: Hold; lots: readonly Lot[] }>;

export type PlaceHoldResult =
  | ({ ok: true } & HoldStep)
  | { ok: false; error: 'insufficient-points' };

/** Sets `points` aside from the lots of a wallet, in their order of use; expired lots do not count. */
export function placeHold(
  lots: readonly Lot[],
  draft: Omit<Hold, 'state' | 'pieces'>,
): PlaceHoldResult {
  const taken = takeFromLots(lots, draft.points, draft.openedAtMs);
  if (!taken.ok) return taken;
  const pieces = taken.pieces.map((piece) => ({ ...piece, usedPoints: 0n, refundedPoints: 0n }));
  return {
    ok: true,
    hold: { ...draft, state: 'open', pieces },
    lots: changed(lots, taken.pieces, (lot, points) => ({
      ...lot,
      restPoints: lot.restPoints - points,
      reservedPoints: lot.reservedPoints + points,
    })),
  };
}

/**
 * Resolves an open hold: `usedPoints` of it are gone for good, the earliest lots first; the rest returns to its lots.
 * `lots` are those of its pieces. Capture uses some, void and lapse use none.
 */
export function resolveHold(
  hold: Hold,
  lots: readonly Lot[],
  usedPoints: bigint,
  nowMs: number,
): HoldStep {
  let left = usedPoints;
  const pieces = hold.pieces.map((piece) => {
    const used = piece.points < left ? piece.points : left;
    left -= used;
    return { ...piece, usedPoints: used };
  });
  const freed = new Map(pieces.map((piece) => [piece.lotId, piece]));
  return {
    hold: { ...hold, state: 'resolved', pieces },
    lots: lots.flatMap((lot) => {
      const piece = freed.get(lot.id);
      if (!piece) return [];
      const unreserved = { ...lot, reservedPoints: lot.reservedPoints - piece.points };
      const back = piece.points - piece.usedPoints;
      return [back === 0n ? unreserved : returnToLot(unreserved, back, nowMs)];
    }),
  };
}

/** Gives back `points` that a resolved hold had used, the latest lots first (refunds, failed withdrawals). */
export function refundHold(
  hold: Hold,
  lots: readonly Lot[],
  points: bigint,
  nowMs: number,
): HoldStep {
  let left = points;
  const back: LotPiece[] = [];
  const pieces = hold.pieces.toReversed().map((piece) => {
    const open = piece.usedPoints - piece.refundedPoints;
    const refunded = open < left ? open : left;
    left -= refunded;
    if (refunded > 0n) back.push({ lotId: piece.lotId, points: refunded });
    return { ...piece, refundedPoints: piece.refundedPoints + refunded };
  });
  return {
    hold: { ...hold, pieces: pieces.toReversed() },
    lots: changed(lots, back, (lot, refunded) => returnToLot(lot, refunded, nowMs)),
  };
}

function changed(
  lots: readonly Lot[],
  pieces: readonly LotPiece[],
  change: (lot: Lot, points: bigint) => Lot,
): readonly Lot[] {
  const byLot = new Map(pieces.map((piece) => [piece.lotId, piece.points]));
  return lots.flatMap((lot) => {
    const points = byLot.get(lot.id);
    return points === undefined ? [] : [change(lot, points)];
  });
}
