// Payments as banks exchange them: the words that every format of file shares.
import type { Payee } from '../use-cases/bank.ts';

export type Payment = Readonly<{
  /** At most 35 characters; comes back with the status. */
  reference: string;
  amountMinor: bigint;
  payee: Payee;
}>;

export type PaymentOrder = Readonly<{
  /** At most 35 characters; the bank knows the file by it. */
  id: string;
  madeAt: string;
  /** The business day on which the bank shall pay. */
  payOn: string;
  payer: Payee;
  payments: readonly Payment[];
}>;

/** What a status report says of one payment, or of a whole file. */
export type ReportedStatus = Readonly<{
  kind: 'payment' | 'file';
  reference: string;
  state: 'paid' | 'failed' | 'unknown' | 'under-way';
  reason: string | undefined;
  /** Which amount it speaks of, where it says so: as it is written, in its currency. */
  amount?: Readonly<{ currency: string; text: string }>;
}>;

/** A report with more than this is refused whole: a file of ours has 500 payments at most. */
export const STATUSES_MAX = 10_000;
