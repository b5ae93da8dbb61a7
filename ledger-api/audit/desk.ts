// What lies on the auditor's desk, and what a chapter of the audit is.
import type { TransferDocument } from '../ledger/transfer.ts';
import type { Notebook } from './notebook.ts';
import type { Reader } from './reader.ts';

export type Desk = Readonly<{
  books: Reader;
  notebook: Notebook;
  /** Notes a difference: a sentence that names what differs from what. */
  differ(sentence: string): void;
  /** Notes how much was looked at; the last word on a name counts. */
  count(what: string, many: number | bigint): void;
  /** The raw public key of this name, base64url; undefined for a key that is not the ledger's. */
  ledgerKey(kid: string): string | undefined;
}>;

export type Leg = Readonly<{ account: string; commodity: string; amountMinor: bigint }>;

/** A transfer as the log holds it, with its postings as they are stored. */
export type Entry = Readonly<{
  /** Undefined for what is committed and not sealed yet. */
  position: number | undefined;
  id: string;
  atMs: number;
  document: TransferDocument;
  legs: readonly Leg[];
}>;

/** One subject of the audit: it hears the whole log in its order, and then compares. */
export type Chapter = Readonly<{
  name: string;
  /** Before the log is read. */
  open?(): Promise<void>;
  read?(entry: Entry): void;
  /** After the log was read; notes every difference. */
  close?(): Promise<void>;
}>;

export type MakeChapter = (desk: Desk) => Chapter;

/** How differences name a transfer. */
export const named = ({ id, position }: Pick<Entry, 'id' | 'position'>): string =>
  position === undefined
    ? `Transfer ${id} (not sealed yet)`
    : `Transfer ${id} (position ${position})`;
