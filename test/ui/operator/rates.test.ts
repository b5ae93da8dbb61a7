// Rates as typed: exact fractions, and the way back.
import { describe, expect, test } from 'vitest';
import { exactPoints, roundHalfEven } from '#ledger/contract/points.ts';
import {
  midOf,
  netQuote,
  netText,
  rateLineOf,
  spreadOf,
  typedRateOf,
} from '#ui/operator/view/rates.ts';

describe('a typed rate', () => {
  test('is points for one minor unit, exactly', () => {
    expect(midOf('USD', '1,395.25')).toEqual({ num: '139525', den: '10000' });
    expect(midOf('JPY', '8.92')).toEqual({ num: '892', den: '100' });
  });

  test.each(['', '0', '-1', '1e3', '1.', 'abc', '1.123456789'])('is no rate: %j', (typed) => {
    expect(midOf('USD', typed)).toBeUndefined();
  });

  test('has a spread below the whole', () => {
    expect(spreadOf('4.5')).toEqual({ num: '45', den: '1000' });
    expect(spreadOf('0')).toEqual({ num: '0', den: '100' });
    expect([spreadOf('100'), spreadOf('4,5%'), spreadOf('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    { currency: 'USD', points: '1395.25', spread: '4.5' },
    { currency: 'VND', points: '0.0531', spread: '5' },
    { currency: 'EUR', points: '1618', spread: '0' },
  ])('comes back as it was typed: $currency', (typed) => {
    expect(typedRateOf(rateLineOf(typed)!)).toEqual(typed);
  });

  test('gives a person what the ledger will give', () => {
    const line = rateLineOf({ currency: 'USD', points: '1395.25', spread: '4.5' })!;

    expect(netText(line)).toBe('$1.00 = 1,332.4\u202fP');
    expect(netQuote(line)).toBe('USD 1,332.4\u202fP');
    expect(roundHalfEven(exactPoints(100n, line).net)).toBe(1_332n);
  });

  test('is told for as many units as are worth a point', () => {
    const line = rateLineOf({ currency: 'VND', points: '0.0531', spread: '5' })!;

    expect(netText(line)).toBe('₫100 = 5.0\u202fP');
    expect(netQuote(line)).toBe('100 VND 5.0\u202fP');
  });
});
