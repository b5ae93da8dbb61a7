// The fields of one line, taken from left to right; one that is not what it must be spoils the line.

export interface Fields {
  /** A 32-bit number in lower-case hex. */
  hex(): number;
  /** A 32-bit number in decimal, without leading zeros. */
  number(min?: number, max?: number): number;
  /** At least one number, and at most `count`; what follows is left to later versions. */
  numbers(count: number, min: number, max: number): number[];
  flag(): boolean;
  /** Letters, digits, `.`, `-` and `_`. */
  name(): string;
  /** Whether there is a field left. */
  readonly hasMore: boolean;
  readonly isSpoilt: boolean;
}

const UINT32_MAX = 0xffff_ffff;
const NAME = /^[\w.-]{1,24}$/;
const DECIMAL = /^(0|[1-9]\d{0,9})$/;
const HEX = /^(0|[1-9a-f][0-9a-f]{0,7})$/;

/** Reads `texts`; what is read from a spoilt line means nothing. */
export function readFields(texts: readonly string[]): Fields {
  let next = 0;
  let isSpoilt = false;

  function take(pattern: RegExp): string {
    const text = texts[next++];
    if (text !== undefined && pattern.test(text)) return text;
    isSpoilt = true;
    return '0';
  }

  const fields: Fields = {
    hex: () => parseInt(take(HEX), 16),
    number: (min = 0, max = UINT32_MAX) => {
      const value = Number(take(DECIMAL));
      if (value < min || value > max) isSpoilt = true;
      return value;
    },
    numbers: (count, min, max) => {
      const numbers = [fields.number(min, max)];
      while (fields.hasMore && numbers.length < count) numbers.push(fields.number(min, max));
      return numbers;
    },
    flag: () => take(/^[01]$/) === '1',
    name: () => take(NAME),
    get hasMore() {
      return next < texts.length;
    },
    get isSpoilt() {
      return isSpoilt;
    },
  };
  return fields;
}
