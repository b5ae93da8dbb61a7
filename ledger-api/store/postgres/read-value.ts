// Values as PostgreSQL writes them become ours.
import type { SqlValue } from '../sql/sql.ts';
import { unescaped } from './text.ts';

/** Reads a column of this type. Whole numbers become bigint, whatever their size; a sum of 64-bit numbers arrives as `numeric`. */
export function readerOf(type: number): (text: string) => SqlValue {
  if (WHOLE_NUMBERS.has(type)) return BigInt;
  if (type === BYTEA) return (text) => Buffer.from(text.slice('\\x'.length), 'hex');
  return unescaped;
}

const WHOLE_NUMBERS = new Set([20, 21, 23, 1700]);
const BYTEA = 17;
