// Amounts as an operator writes them: each currency in its own way, exactly or not at all.
import { describe, expect, test } from 'vitest';
import { exampleOf, minorTyped, positiveTyped, typedMoney } from '#ui/operator/view/money-typed.ts';

describe('an amount that was typed', () => {
  test.each([
    ['EUR', '12.50', '1250'],
    ['EUR', ' 12.5 ', '1250'],
    ['EUR', '12', '1200'],
    ['EUR', '0.05', '5'],
    ['EUR', '1,234,567.89', '123456789'],
    ['JPY', '1200', '1200'],
    ['JPY', '１２００', '1200'],
    ['KRW', '1,361,200', '1361200'],
    ['USD', '0', '0'],
  ])('%s %j is %s minor units', (currency, typed, minor) => {
    expect(minorTyped(currency, typed)).toBe(minor);
  });

  test.each([
    ['EUR', ''],
    ['EUR', '12,50'],
    ['EUR', '12.505'],
    ['EUR', '12.500'],
    ['EUR', '.50'],
    ['EUR', '12.'],
    ['EUR', '-3'],
    ['EUR', '1e3'],
    ['EUR', '12 50'],
    ['EUR', '9999999999999999'],
    ['EUR', '999999999999999'],
    ['JPY', '12.00'],
    ['JPY', '¥1200'],
  ])('%s %j is none, rather than a guess', (currency, typed) => {
    expect(minorTyped(currency, typed)).toBeUndefined();
  });

  test('of nothing is none where coins must be', () => {
    expect([positiveTyped('USD', '0.00'), positiveTyped('USD', '0.01')]).toEqual([undefined, '1']);
  });

  test.each([
    ['USD', '25000', '250.00'],
    ['USD', '5', '0.05'],
    ['JPY', '1200', '1200'],
  ])('%s %s is filled in as %s, and read back', (currency, minor, typed) => {
    expect(typedMoney(currency, minor)).toBe(typed);
    expect(minorTyped(currency, typed)).toBe(minor);
  });

  test('has an example that is one', () => {
    expect(['USD', 'JPY'].map((one) => minorTyped(one, exampleOf(one)))).toEqual(['1250', '1200']);
  });
});
