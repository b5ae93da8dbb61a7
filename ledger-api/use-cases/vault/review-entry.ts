// A deposit in review as operators see it.
import { instantText } from '../../contract/ids.ts';
import type { ReviewEntry } from '../../contract/vault.ts';
import type { Deposit } from '../../ledger/deposit.ts';

/** The row of one deposit that waits for a person. */
export const reviewEntry = ({
  id,
  kioskId,
  reviewReason,
  openedAtMs,
  lines,
}: Deposit): ReviewEntry => ({
  depositId: id,
  kioskId,
  reason: reviewReason ?? 'unknown',
  openedAt: instantText(openedAtMs),
  totals: lines.map(({ currency, amountMinor, count }) => ({
    currency,
    amountMinor: String(amountMinor),
    count,
  })),
});
