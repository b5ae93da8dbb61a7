// What is derived from the sealed log, chapter by chapter, so that any account can be read at any position.
import type { Account, Commodity } from '../../ledger/account.ts';

/** What one transfer did to one account, all its legs together. */
export type AccountEntry = Readonly<{
  account: Account;
  position: number;
  amountMinor: bigint;
  /** After the transfer. */
  balanceMinor: bigint;
}>;

/** The accounts of one kind and commodity together. */
export type KindTotal = Readonly<{ kind: string; commodity: Commodity; balanceMinor: bigint }>;

/** Points that came into being on one business day. */
export type IssuedPoints = Readonly<{ day: string; points: bigint }>;

export type Chapter = Readonly<{
  /** The last position it covers; the next chapter begins behind it. */
  through: number;
  entries: readonly AccountEntry[];
  /** All kinds as they stand at its end. */
  totals: readonly KindTotal[];
  /** To be added to their days. */
  issued: readonly IssuedPoints[];
}>;

export interface ReportsRead {
  /** The last position that a chapter covers; 0 before the first. */
  through(): Promise<number>;
  /** Newest first, positions below `before` only. */
  entries(account: Account, before: number, limit: number): Promise<readonly AccountEntry[]>;
  /** The balance of each of these accounts behind its newest entry; one without entries is missing. */
  newestBalances(accounts: readonly Account[]): Promise<ReadonlyMap<Account, bigint>>;
  /** Kinds at the end of the last chapter that ends at or before a position. */
  totalsAt(position: number): Promise<Pick<Chapter, 'through' | 'totals'>>;
  /** Points issued on the days `from` to `to`, both included. */
  issued(from: string, to: string): Promise<bigint>;
}

export interface ReportsWrite extends ReportsRead {
  addChapter(chapter: Chapter): Promise<void>;
}
