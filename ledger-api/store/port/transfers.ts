// Transfers, and the balances they make.
import type { Account, Commodity } from '../../ledger/account.ts';
import type { Transfer } from '../../ledger/transfer.ts';

export type Balance = Readonly<{ account: Account; commodity: Commodity; balanceMinor: bigint }>;

export interface TransfersRead {
  /** Debit positive; zero for an account nobody has used. */
  balance(account: Account): Promise<bigint>;
  /** The same of many accounts that are not shared. */
  balances(accounts: readonly Account[]): Promise<ReadonlyMap<Account, bigint>>;
  /** What the shared accounts whose names begin so hold together, counting only those above zero. */
  aboveZero(start: string): Promise<bigint>;
  transfer(id: string): Promise<Transfer | undefined>;
  /** Every account with its balance, shared ones included, in the order of their names. */
  trialBalance(): Promise<readonly Balance[]>;
}

export interface TransfersWrite extends TransfersRead {
  /**
   * Adds transfers for ever. Throws on an id that is known, on an unbalanced one, and on a crossed bound. `known` are
   * balances that were read in this transaction, and have not moved since: they are not read again.
   */
  post(transfers: readonly Transfer[], known?: ReadonlyMap<Account, bigint>): Promise<void>;
}
