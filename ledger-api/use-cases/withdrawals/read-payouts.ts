// What operators see of withdrawals and payment files: amounts and states, never who or where.
import { instantText } from '../../contract/ids.ts';
import type { PaymentFileView, PayoutView } from '../../contract/payout.ts';
import { payoutMinor, type Withdrawal, type WithdrawalState } from '../../ledger/withdrawal.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import type { PaymentFile } from '../../store/port/withdrawals.ts';

/** One page of withdrawals in a state, oldest first; `after` is the `next` of the page before. */
export async function listPayouts(
  store: LedgerStore,
  state: WithdrawalState,
  after?: string,
): Promise<{ withdrawals: PayoutView[]; next?: string }> {
  const found = await store.read((books) => books.withdrawals.inState(state, after, PAGE_ROWS + 1));
  const shown = found.slice(0, PAGE_ROWS);
  const hasNext = found.length > shown.length;
  return { withdrawals: shown.map(payoutView), ...(hasNext && { next: shown.at(-1)!.id }) };
}

/** One page of payment files, newest first. */
export async function listPaymentFiles(
  store: LedgerStore,
  before?: string,
): Promise<{ paymentFiles: PaymentFileView[]; next?: string }> {
  const found = await store.read((books) => books.withdrawals.paymentFiles(before, PAGE_ROWS + 1));
  const shown = found.slice(0, PAGE_ROWS);
  const hasNext = found.length > shown.length;
  return { paymentFiles: shown.map(paymentFileView), ...(hasNext && { next: shown.at(-1)!.id }) };
}

/** A payment file as operators see it. */
export const paymentFileView = (file: PaymentFile): PaymentFileView => ({
  id: file.id,
  madeAt: instantText(file.madeAtMs),
  madeBy: file.madeBy,
  paymentsCount: file.paymentsCount,
  totalMinor: String(file.totalMinor),
});

/** A withdrawal as operators see it. */
export const payoutView = (one: Withdrawal): PayoutView => ({
  id: one.id,
  state: one.state,
  points: String(one.points),
  feeMinor: String(one.feeMinor),
  payoutMinor: String(payoutMinor(one)),
  requestedAt: instantText(one.requestedAtMs),
  ...(one.fileId !== undefined && { fileId: one.fileId }),
  ...(one.sentAtMs !== undefined && { sentAt: instantText(one.sentAtMs) }),
  ...(one.answeredAtMs !== undefined && { answeredAt: instantText(one.answeredAtMs) }),
  ...(one.reason !== undefined && { reason: one.reason }),
});

const PAGE_ROWS = 100;
