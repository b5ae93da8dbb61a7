// The messages of PostgreSQL's protocol (version 3, "Message Formats") that a lane sends, written one behind the other.
import type { SqlValue } from '../sql/sql.ts';
import { escaped } from './text.ts';

/** The types that columns of the books have. */
export type ColumnType = 'text' | 'bigint' | 'bytea';

/** The values of one column for many rows: sent as one array, in its binary form. */
export type Column = Readonly<{ type: ColumnType; values: readonly SqlValue[] }>;

export type Parameter = SqlValue | Column;

export type Messages = Readonly<{
  /** Prepares `text` under `name`; the empty name holds until the next statement without a name. */
  parse(name: string, text: string): void;
  /** Throws, and leaves nothing behind, when a value is none of its column's type. */
  bind(name: string, values: readonly Parameter[]): void;
  /** Asks what the columns of the bound statement are called. */
  describe(): void;
  execute(): void;
  /** Everything so far and `sync`, behind which the server answers. */
  take(): Buffer;
}>;

/** An empty row of messages. */
export function messages(): Messages {
  let bytes = Buffer.allocUnsafe(START_BYTES);
  let end = 0;

  const reserve = (count: number): number => {
    const start = end;
    end += count;
    if (end > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, end));
      bytes.copy(larger, 0, 0, start);
      bytes = larger;
    }
    return start;
  };
  // Space is reserved first: `bytes` may be another buffer after that.
  const byte = (value: number): void => {
    const at = reserve(1);
    bytes[at] = value;
  };
  const int16 = (value: number): void => {
    const at = reserve(2);
    bytes.writeInt16BE(value, at);
  };
  const int32 = (value: number): void => {
    const at = reserve(4);
    bytes.writeInt32BE(value, at);
  };
  const int64 = (value: bigint): void => {
    const at = reserve(8);
    bytes.writeBigInt64BE(value, at);
  };
  const copy = (value: Uint8Array): void => {
    const at = reserve(value.length);
    bytes.set(value, at);
  };
  const utf8 = (text: string): void => {
    const start = reserve(text.length * UTF8_BYTES_MAX);
    end = start + bytes.write(text, start, 'utf8');
  };
  const cString = (text: string): void => {
    utf8(text);
    byte(0);
  };
  /** What `write` writes, behind its length in bytes; the length itself is counted where the protocol wants that. */
  const withLength = (write: () => void, own = 0): void => {
    const start = reserve(4);
    write();
    bytes.writeInt32BE(end - start - 4 + own, start);
  };
  const message = (kind: string, write: () => void): void => {
    const start = end;
    byte(kind.charCodeAt(0));
    try {
      withLength(write, 4);
    } catch (error) {
      end = start;
      throw error;
    }
  };

  const element = (type: ColumnType, value: SqlValue): void => {
    if (value === null) return int32(ABSENT);
    if (type === 'bigint') {
      int32(8);
      int64(typeof value === 'bigint' ? value : BigInt(value as number | string));
    } else if (type === 'bytea') {
      withLength(() => copy(value as Uint8Array));
    } else {
      withLength(() => utf8(escaped(String(value))));
    }
  };
  const array = ({ type, values }: Column): void => {
    int32(1); // One dimension.
    int32(values.includes(null) ? 1 : 0);
    int32(TYPE_OF[type]);
    int32(values.length);
    int32(1); // Where its numbering begins.
    for (const value of values) element(type, value);
  };
  const parameter = (value: Parameter): void => {
    if (value === null) return int32(ABSENT);
    withLength(() => {
      if (value instanceof Uint8Array) copy(value);
      else if (typeof value === 'object') array(value);
      else utf8(escaped(String(value)));
    });
  };

  return {
    parse: (name, text) =>
      message('P', () => {
        cString(name);
        cString(text);
        int16(0);
      }),
    bind: (name, values) =>
      message('B', () => {
        cString('');
        cString(name);
        int16(values.length);
        for (const value of values) int16(isBinary(value) ? 1 : 0);
        int16(values.length);
        for (const value of values) parameter(value);
        // Answers come as text.
        int16(0);
      }),
    describe: () =>
      message('D', () => {
        byte('P'.charCodeAt(0));
        cString('');
      }),
    execute: () =>
      message('E', () => {
        cString('');
        int32(0);
      }),
    take: () => {
      message('S', () => {});
      return bytes.subarray(0, end);
    },
  };
}

const isBinary = (value: Parameter): boolean => typeof value === 'object' && value !== null;

const TYPE_OF: Readonly<Record<ColumnType, number>> = { bytea: 17, bigint: 20, text: 25 };
const ABSENT = -1;
const UTF8_BYTES_MAX = 3;
const START_BYTES = 16_384;
