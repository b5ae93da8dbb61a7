// Template 18: what a holder leaves to good causes. Every lot is used up, and we owe it to the charity that we settle it with.
import type { ShopId, WalletId } from '../contract/ids.ts';
import { availablePoints, DONATIONS_PAYABLE, partnerPayable } from './account.ts';
import { type Lot, takeFromLots } from './lot.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

/** Uses up all that can be spent. Lots that have expired are not given; they expire. */
export function donate(
  { walletId, closingId }: Readonly<{ walletId: WalletId; closingId: string }>,
  lots: readonly Lot[],
  nowMs: number,
): Readonly<{ points: bigint; lots: readonly Lot[]; transfers: readonly Transfer[] }> {
  const live = lots.filter((lot) => lot.expiresAtMs > nowMs);
  const points = live.reduce((sum, lot) => sum + lot.restPoints, 0n);
  const taken = takeFromLots(live, points, nowMs);
  if (points === 0n || !taken.ok) return { points: 0n, lots: [], transfers: [] };
  const made = transfer({
    id: `closing/${closingId}/donated`,
    template: '18',
    atMs: nowMs,
    postings: [
      debit(availablePoints(walletId), 'PTS', points),
      credit(DONATIONS_PAYABLE, 'PTS', points),
    ],
    details: {
      subject: { kind: 'closing', id: closingId },
      step: 'donated',
      lots: taken.pieces.map((piece) => ({ lotId: piece.lotId, points: String(piece.points) })),
    },
  });
  return { points, lots: live.map((lot) => ({ ...lot, restPoints: 0n })), transfers: [made] };
}

/** What was given is owed to the charity; `before` is what was passed on earlier, so that it can never be twice. */
export const passOn = (
  { charityId, points, before }: Readonly<{ charityId: ShopId; points: bigint; before: bigint }>,
  nowMs: number,
): Transfer =>
  transfer({
    id: `donations/${before}`,
    template: '18',
    atMs: nowMs,
    postings: [
      debit(DONATIONS_PAYABLE, 'PTS', points),
      credit(partnerPayable(charityId), 'PTS', points),
    ],
    details: { subject: { kind: 'donations', id: `donations/${before}` }, step: 'passed-on' },
  });
