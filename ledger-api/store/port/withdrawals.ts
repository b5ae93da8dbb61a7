// Withdrawals and the payment files they were sent with.
import type { WalletId } from '../../contract/ids.ts';
import type { Withdrawal } from '../../ledger/withdrawal.ts';

/** A payment file is made once; what it pays are the withdrawals that name it. */
export type PaymentFile = Readonly<{
  id: string;
  madeAtMs: number;
  /** The operator who made it. */
  madeBy: string;
  paymentsCount: number;
  totalMinor: bigint;
}>;

export interface WithdrawalsRead {
  withdrawal(id: string): Promise<Withdrawal | undefined>;
  /** Newest first, ids below `before` only. */
  ofWallet(
    walletId: WalletId,
    before: string | undefined,
    limit: number,
  ): Promise<readonly Withdrawal[]>;
  /** Oldest first, ids above `after` only. */
  inState(
    state: Withdrawal['state'],
    after: string | undefined,
    limit: number,
  ): Promise<readonly Withdrawal[]>;
  /** What a payment file pays, in the order of their ids. */
  inFile(fileId: string): Promise<readonly Withdrawal[]>;
  paymentFile(id: string): Promise<PaymentFile | undefined>;
  /** Newest first, ids below `before` only. */
  paymentFiles(before: string | undefined, limit: number): Promise<readonly PaymentFile[]>;
}

export interface WithdrawalsWrite extends WithdrawalsRead {
  /** Adds the withdrawal, or replaces what has become of it; whose it is and how much never change. */
  save(withdrawal: Withdrawal): Promise<void>;
  /** Throws when the id is known. */
  addPaymentFile(file: PaymentFile): Promise<void>;
}
