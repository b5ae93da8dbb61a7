// Template 26 for a wallet that is closed: what came to it, or back to it, since then goes to its holder's next wallet.
import type { WalletId } from '../contract/ids.ts';
import { availablePoints, heldPoints, pendingDeposits } from './account.ts';
import { type Deposit, firstHoldEndsAtMs, waitingMinor } from './deposit.ts';
import { type Hold, placeHold, resolveHold } from './hold.ts';
import type { Lot } from './lot.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';
import { travellingLots } from './travelling-lots.ts';

export type Heir = Readonly<{
  /** Names this moving, which happens once. */
  id: string;
  fromId: WalletId;
  toId: WalletId;
}>;

export type MovedPoints = Readonly<{
  hold: Hold;
  /** Of the closed wallet. */
  lots: readonly Lot[];
  opened: readonly Lot[];
  transfers: readonly Transfer[];
}>;

/** Moves every point that has not expired, with its expiry; undefined when there is none. */
export function movePoints(
  { id, fromId, toId }: Heir,
  lots: readonly Lot[],
  nowMs: number,
): MovedPoints | undefined {
  const points = lots
    .filter((lot) => lot.expiresAtMs > nowMs)
    .reduce((sum, lot) => sum + lot.restPoints, 0n);
  if (points === 0n) return undefined;
  const placed = placeHold(lots, {
    id: `remainder/${id}`,
    walletId: fromId,
    purpose: 'review',
    points,
    openedAtMs: nowMs,
    lapsesAtMs: undefined,
  });
  if (!placed.ok) throw new Error('everything that can be spent can be moved');
  const details = {
    subject: { kind: 'remainder', id },
    lots: placed.hold.pieces.map((piece) => ({ lotId: piece.lotId, points: String(piece.points) })),
  };
  const step = (name: string, postings: Transfer['postings']): Transfer =>
    transfer({
      id: `remainder/${id}/${name}`,
      template: '26',
      atMs: nowMs,
      postings,
      details: { ...details, step: name },
    });
  const moved = step('moved', [
    debit(heldPoints(fromId), 'PTS', points),
    credit(availablePoints(toId), 'PTS', points),
  ]);
  const aside = step('reserved', [
    debit(availablePoints(fromId), 'PTS', points),
    credit(heldPoints(fromId), 'PTS', points),
  ]);
  const journey = { transferId: moved.id, toWalletId: toId, depositId: undefined, nowMs };
  return {
    ...resolveHold(placed.hold, placed.lots, points, nowMs),
    opened: travellingLots(placed.hold, placed.lots, journey),
    transfers: [aside, moved],
  };
}

/** Moves coins that have not matured; they mature when they would have, or as soon as they can. */
export function moveCoins(
  { id, fromId, toId }: Heir,
  deposit: Deposit,
  nowMs: number,
): Readonly<{ deposit: Deposit; transfers: readonly Transfer[] }> {
  const isFree = deposit.state === 'closed' || deposit.reviewReason === 'wallet-closed';
  const owned: Deposit = { ...deposit, owner: { kind: 'wallet', walletId: toId } };
  return {
    deposit: isFree
      ? {
          ...owned,
          state: 'closed',
          reviewReason: undefined,
          dueAtMs: Math.max(firstHoldEndsAtMs(deposit), nowMs),
        }
      : owned,
    transfers: deposit.lines
      .filter((line) => waitingMinor(line) > 0n)
      .map((line) =>
        transfer({
          id: `remainder/${id}/${deposit.id}/${line.currency}`,
          template: '26',
          atMs: nowMs,
          postings: [
            debit(pendingDeposits(fromId, line.currency), line.currency, waitingMinor(line)),
            credit(pendingDeposits(toId, line.currency), line.currency, waitingMinor(line)),
          ],
          details: {
            depositId: deposit.id,
            kioskId: deposit.kioskId,
            subject: { kind: 'remainder', id },
            step: `moved/${line.currency}`,
          },
        }),
      ),
  };
}
