import { describe, expect, test } from 'vitest';
import { MinorText, PositiveMinorText } from '#ledger/contract/money.ts';

const isRead = (text: string) => [
  MinorText.safeParse(text).success,
  PositiveMinorText.safeParse(text).success,
];

describe('an amount on the wire', () => {
  test.each([
    ['1500', [true, true]],
    ['0', [true, false]],
    ['-1', [true, false]],
    ['9223372036854775807', [true, true]],
    ['9223372036854775808', [false, false]],
  ])('%s is whole minor units that fit 64 bits', (text, read) => {
    expect(isRead(text)).toEqual(read);
  });

  test.each(['5.00', '1e3', '', ' 5', '05', '-0', 'five', '0x10'])(
    '"%s" is refused without throwing',
    (text) => {
      expect(isRead(text)).toEqual([false, false]);
    },
  );
});
