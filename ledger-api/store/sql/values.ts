// Values of a row become our types at this door; what does not fit stops here.
import assert from 'node:assert/strict';
import type { SqlValue } from './sql.ts';

export function asNumber(value: SqlValue | undefined): number {
  const number = Number(asBigint(value));
  assert(Number.isSafeInteger(number), 'a stored count or time is a safe integer');
  return number;
}

export function asBigint(value: SqlValue | undefined): bigint {
  assert(typeof value === 'bigint', 'the stored value is an integer');
  return value;
}

export function asText(value: SqlValue | undefined): string {
  assert(typeof value === 'string', 'the stored value is text');
  return value;
}

export function asBytes(value: SqlValue | undefined): Uint8Array {
  assert(value instanceof Uint8Array, 'the stored value is bytes');
  return new Uint8Array(value);
}

/** Reads a value that may be absent. */
export const optional = <T>(
  value: SqlValue | undefined,
  read: (value: SqlValue | undefined) => T,
): T | undefined => (value === null || value === undefined ? undefined : read(value));

/** A document that we ourselves wrote, as its type: rows are trusted once they are in the books. */
export const asDocument = <T>(value: SqlValue | undefined): T => JSON.parse(asText(value)) as T;
