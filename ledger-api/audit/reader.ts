// What the auditor needs of a database: one snapshot, tables row by row. It shares only the schema with the ledger.
import { strict as assert } from 'node:assert';

export type Value = bigint | string | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

/** A snapshot of the books: whatever the ledger writes meanwhile, every statement sees the same state. */
export interface Reader {
  /** The rows of a statement, a few at a time: a table may be larger than the memory. */
  rows(statement: string): AsyncIterable<Row>;
  close(): Promise<void>;
}

export function textOf(value: Value | undefined): string {
  assert(typeof value === 'string', 'the stored value is text');
  return value;
}

export function bigOf(value: Value | undefined): bigint {
  assert(typeof value === 'bigint', 'the stored value is an integer');
  return value;
}

export const numberOf = (value: Value | undefined): number => Number(bigOf(value));

export function bytesOf(value: Value | undefined): Uint8Array {
  assert(value instanceof Uint8Array, 'the stored value is bytes');
  return value;
}

/** Text that may be absent. */
export const optionalText = (value: Value | undefined): string | undefined =>
  value === null || value === undefined ? undefined : textOf(value);
