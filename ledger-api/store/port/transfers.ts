// Transfers, and the balances they make.
import type { Account, Commodity } from '../../ledger/account.ts';
import type { Transfer } from '../../ledger/transfer.ts';

export type Balance = Readonly<{ account: Account; commodity: Commodity; balanceMinor: bigint }>;

export interface TransfersRead {
  /** Debit positive; zero for an account nobody has used. */
  balance(account: Account): Promise<bigint>;
  /** What the shared accounts whose names begin so hold together, counting only those above zero. */
  aboveZero(start: string): Promise<bigint>;
  transfer(id: string): Promise<Transfer | undefined>;
  /** Every account with its balance, shared ones included, in the order of their names. */
  trialBalance(): Promise<readonly Balance[]>;
}

export interface TransfersWrite extends TransfersRead {
  /** Adds transfers for ever. Throws on an id that is known, on an unbalanced one, and on a crossed bound. */
  post(transfers: readonly Transfer[]): Promise<void>;
}
