// Template 21: at the end of a month, what we earned and lost in points becomes won.
import {
  breakage,
  claimLosses,
  feeIncome,
  position,
  promotionExpense,
  spreadIncome,
} from './account.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

/** Points of our own: the three that stand in credit, and the two that stand in debit. */
export const OWN_POINTS = [spreadIncome, feeIncome, breakage, promotionExpense, claimLosses];

/**
 * One transfer for each account with a balance (debit positive) at the end of `month` (`2026-11`). An account that
 * stands on the other side than usual is turned the same way, with the sides swapped.
 */
export function closeMonth(
  month: string,
  balances: ReadonlyMap<(typeof OWN_POINTS)[number], bigint>,
  atMs: number,
): readonly Transfer[] {
  return OWN_POINTS.flatMap((account) => {
    const standing = balances.get(account) ?? 0n;
    if (standing === 0n) return [];
    return [
      transfer({
        id: `month-end/${month}/${account('PTS')}`,
        template: '21',
        atMs,
        postings: [
          debit(account('PTS'), 'PTS', -standing),
          credit(position('PTS'), 'PTS', -standing),
          debit(position('KRW'), 'KRW', -standing),
          credit(account('KRW'), 'KRW', -standing),
        ],
        details: { subject: { kind: 'month', id: month }, step: 'closed' },
      }),
    ];
  });
}
