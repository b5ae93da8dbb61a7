// Template 22: points as a present, out of a budget that somebody funded, and never beyond it.
import type { WalletId } from '../contract/ids.ts';
import { availablePoints, promotionExpense } from './account.ts';
import { type Lot, openLot } from './lot.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

export type Promotion = Readonly<{
  id: string;
  name: string;
  /** What two people agreed to spend. */
  fundedPoints: bigint;
  grantedPoints: bigint;
  /** The most that one wallet may get. */
  perWalletPoints: bigint;
  openedAtMs: number;
  endsAtMs: number;
}>;

export type GrantResult =
  | { ok: true; promotion: Promotion; lot: Lot; transfer: Transfer }
  | { ok: false; error: 'promotion-over' | 'budget-exhausted' | 'wallet-share-used' };

/** Grants `points` to a wallet that got `beforePoints` of this promotion already. */
export function grantPromotion(
  promotion: Promotion,
  grant: Readonly<{ id: string; walletId: WalletId; points: bigint; beforePoints: bigint }>,
  nowMs: number,
): GrantResult {
  const { id, walletId, points, beforePoints } = grant;
  if (nowMs >= promotion.endsAtMs) return { ok: false, error: 'promotion-over' };
  if (beforePoints + points > promotion.perWalletPoints) {
    return { ok: false, error: 'wallet-share-used' };
  }
  const grantedPoints = promotion.grantedPoints + points;
  if (grantedPoints > promotion.fundedPoints) return { ok: false, error: 'budget-exhausted' };
  const made = transfer({
    id: `promotion/${promotion.id}/${id}`,
    template: '22',
    atMs: nowMs,
    postings: [
      debit(promotionExpense('PTS'), 'PTS', points),
      credit(availablePoints(walletId), 'PTS', points),
    ],
    details: { subject: { kind: 'promotion', id: promotion.id }, step: 'granted' },
  });
  const lot = openLot({ id: made.id, walletId, depositId: undefined, openedAtMs: nowMs, points });
  return { ok: true, promotion: { ...promotion, grantedPoints }, lot, transfer: made };
}
