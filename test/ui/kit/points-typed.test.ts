// Points are whole: nothing that was typed or pasted becomes another amount.
import { describe, expect, test } from 'vitest';
import { isPoints, pointsShown, pointsTyped } from '#ui/kit/points-typed.ts';

const DIGITS_MAX = 7;

/** The field after these keys, one by one, each at the end. */
function typed(keys: string): string {
  return [...keys].reduce(
    (value, key) => pointsTyped(pointsShown(value) + key, value, DIGITS_MAX),
    '',
  );
}

test.each([
  ['3000', '3000'],
  ['3,000', '3000'],
  ['3.000', '3000'],
  ["1'234'567", '1234567'],
  ['3 000 P', '3000'],
  ['１２００', '1200'],
  ['007', '7'],
  ['', ''],
])('%j, pasted, is %j', (text, points) => {
  expect(pointsTyped(text, '', DIGITS_MAX)).toBe(points);
});

describe.each([
  ['typed', typed],
  ['pasted', (text: string) => pointsTyped(text, '', DIGITS_MAX)],
])('%s', (_how, read) => {
  test.each([
    '12.50',
    '3000.00',
    '3,000.00',
    '3.000,00',
    '12,5',
    '1.5',
    '-100',
    '+5',
    '2.5',
    'abc',
  ])('%j is no amount', (text) => {
    expect(isPoints(read(text))).toBe(false);
  });
});

test('an amount too long for a wallet is not cut to one that is not', () => {
  expect(isPoints(pointsTyped('80000000', '', DIGITS_MAX))).toBe(false);
  expect(typed('80000000')).toBe('8000000');
});

test('commas that an edit has put in wrong places are read as what they were', () => {
  expect(pointsTyped('1,25', '1250', DIGITS_MAX)).toBe('125');
  expect(pointsTyped('1,2504', '1250', DIGITS_MAX)).toBe('12504');
  expect(pointsTyped('91,250', '1250', DIGITS_MAX)).toBe('91250');
  expect(isPoints(pointsTyped('1,250,', '1250', DIGITS_MAX))).toBe(false);
});

test('what is no amount can be mended where it stands', () => {
  expect(pointsTyped('12', '12.', DIGITS_MAX)).toBe('12');
});
