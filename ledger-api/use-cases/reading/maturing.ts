// When each currency of a deposit becomes points, where they do not all at once.
import { instantText } from '../../contract/ids.ts';
import type { PendingDeposit } from '../../contract/wallet.ts';
import { type Deposit, holdEndsAtMs, waitingMinor } from '../../ledger/deposit.ts';
import { type Cards, waitingPointsOfLine } from '../../ledger/quote.ts';

/** Empty where one moment says it all, and while coins are still poured. */
export function maturingOf(deposit: Deposit, cards: Cards): Pick<PendingDeposit, 'maturing'> {
  if (deposit.closedAtMs === undefined) return {};
  const waiting = deposit.lines.filter((line) => waitingMinor(line) > 0n);
  const maturing = waiting.map((line) => ({
    currency: line.currency,
    maturesAt: instantText(holdEndsAtMs(deposit, line.currency)),
    points: String(waitingPointsOfLine(line, cards)),
  }));
  return new Set(maturing.map(({ maturesAt }) => maturesAt)).size > 1 ? { maturing } : {};
}
