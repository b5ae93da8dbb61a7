// What the depositor takes away: the signed receipt, its code, and when the points can be spent.
import { instantText } from '#ledger/contract/ids.ts';
import type { Receipt } from '#ledger/contract/kiosk-documents.ts';
import type { SigningKey } from '#ledger/contract/signature.ts';
import type { Closing } from './deposit/session-records.ts';
import type { Closed, Deposit } from './deposit/states.ts';
import { totalsOf } from './deposit/tally.ts';
import type { Documents } from './documents.ts';
import type { KioskProfile } from './store/kiosk-store.ts';
import { issueReceipt } from './outbox/receipt.ts';

/** Undefined for a kiosk that no ledger knows: nobody could verify its receipt. */
export function receiptForDeposit(
  { sessionId, openedSeq, tally }: Deposit,
  { closedAtMs, closedSeq }: Closing,
  key: SigningKey,
  { enrolment, profile }: Documents,
): Closed | undefined {
  if (!enrolment) return undefined;
  const totals = totalsOf(tally).map(({ currency, amountMinor, count }) => ({
    currency: currency as Receipt['totals'][number]['currency'], // From the approved table.
    amountMinor: String(amountMinor),
    count,
  }));
  const { receiptCode, receiptText } = issueReceipt(
    { depositId: sessionId, totals, firstSeq: openedSeq, lastSeq: closedSeq, closedAtMs },
    key,
    enrolment,
  );
  const availableFrom = instantText(closedAtMs + longestHoldMs(totals, profile));
  return { receiptCode, receiptText, availableFrom };
}

/** Until the last of its coins can be spent. */
function longestHoldMs(
  totals: readonly Readonly<{ currency: string }>[],
  { holdPeriodMs, holdPeriodsMs = {} }: KioskProfile,
): number {
  const periods = totals.map(({ currency }) => holdPeriodsMs[currency] ?? holdPeriodMs);
  return periods.length === 0 ? holdPeriodMs : Math.max(...periods);
}
