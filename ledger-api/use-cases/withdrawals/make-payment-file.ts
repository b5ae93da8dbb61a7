// A payment file takes every requested withdrawal with it, once: from then on it is on its way.
import type { Entropy } from '#drivers/entropy.ts';
import { businessDay } from '../../ledger/business-day.ts';
import { holdIdOf, payoutMinor, sendWithdrawal, type Withdrawal } from '../../ledger/withdrawal.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import type { PaymentFile } from '../../store/port/withdrawals.ts';
import type { Payee } from '../bank.ts';
import type { Secrets } from '../secrets.ts';
import { storedPayee } from './payee.ts';
import { saveStep } from './save-step.ts';

export type MakePaymentFileResult =
  | { ok: true; file: PaymentFile }
  | { ok: false; error: 'nothing-to-pay' };

/** Makes a file of what is requested, the oldest first, at most 500 payments. */
export async function makePaymentFile(
  books: WritingBooks,
  { entropy }: Readonly<{ entropy: Entropy }>,
  madeBy: string,
  nowMs: number,
): Promise<MakePaymentFileResult> {
  const requested = await books.withdrawals.inState('requested', undefined, FILE_PAYMENTS_MAX);
  if (requested.length === 0) return { ok: false, error: 'nothing-to-pay' };
  const file: PaymentFile = {
    id: entropy.uuid(nowMs),
    madeAtMs: nowMs,
    madeBy,
    paymentsCount: requested.length,
    totalMinor: requested.reduce((sum, one) => sum + payoutMinor(one), 0n),
  };
  await books.withdrawals.addPaymentFile(file);
  for (const withdrawal of requested) {
    const hold = (await books.holds.hold(holdIdOf(withdrawal)))!;
    const lots = await books.holds.lots(hold.pieces.map(({ lotId }) => lotId));
    await saveStep(books, sendWithdrawal(withdrawal, hold, lots, file), nowMs);
  }
  return { ok: true, file };
}

/** The business day on which the bank shall pay a file: the one it was made on. */
export const payDayOf = ({ madeAtMs }: PaymentFile, zone: string): string =>
  businessDay(madeAtMs, zone);

export type FilePayment = Readonly<{ reference: string; amountMinor: bigint; payee: Payee }>;

/** What a file pays: the same each time it is read. A payee whose wallet was closed since is erased. */
export async function paymentsOf(
  books: ReadingBooks,
  secrets: Secrets,
  fileId: string,
): Promise<readonly FilePayment[]> {
  const sent = await books.withdrawals.inFile(fileId);
  return sent.map((withdrawal) => ({
    reference: referenceOf(withdrawal),
    amountMinor: payoutMinor(withdrawal),
    payee: storedPayee(withdrawal, secrets) ?? ERASED_PAYEE,
  }));
}

/** True when a payment of the file has failed: its points are back with the holder, and a bank must not pay it after all. */
export const hasFailedPayment = async (books: ReadingBooks, fileId: string): Promise<boolean> =>
  (await books.withdrawals.inFile(fileId)).some(({ state }) => state === 'failed');

/** A bank's reference has at most 35 characters: the id without its dashes. */
export const referenceOf = ({ id }: Pick<Withdrawal, 'id'>): string => id.replaceAll('-', '');

/** The id behind a reference that came back; undefined for any other text. */
export function idOfReference(reference: string): string | undefined {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(
    reference.replaceAll('-', '').toLowerCase(),
  );
  return parts?.slice(1).join('-');
}

/** Stands where a payee was; never handed to a bank. */
export const ERASED_PAYEE: Payee = { name: 'erased', bankCode: '000', accountNumber: '00000000' };

const FILE_PAYMENTS_MAX = 500;
