// A scanner is told from a person by its speed, and by what no amount looks like.
import { expect, test } from 'vitest';
import { isScan, typed, type Burst } from '#ui/shop/till/wedge.ts';

const burstOf = (text: string, gapMs: number): Burst =>
  [...text].reduce<Burst | undefined>(
    (burst, key, i) => typed(burst, key, i * gapMs, '8500'),
    undefined,
  )!;

test.each([
  ['the text of a QR', '7F3Q00KDM4AB7F3Q00KDM4AB7F', 8, true],
  ['eight digits at once', '48217730', 8, true],
  ['an amount typed by a machine', '1250000', 0, false],
  ['letters typed by a person', 'hello', 120, false],
])('%s is a scan: %s, %i ms between the keys, %s', (_, text, gapMs, isOne) => {
  expect(isScan(burstOf(text, gapMs))).toBe(isOne);
});

test('a burst remembers the amount from before it, and a pause begins a new one', () => {
  const first = typed(undefined, '7', 0, '8500');
  const second = typed(first, 'F', 20, '85007');

  expect(second).toEqual({ text: '7F', lastMs: 20, amount: '8500' });
  expect(typed(second, '3', 500, '8500')).toEqual({ text: '3', lastMs: 500, amount: '8500' });
});
