// Amounts as people type them: read exactly, or not at all.
import { describe, expect, test } from 'vitest';
import { minorTyped, typedMinor } from '#ui/kit/money-typed.ts';

describe('an amount that is typed', () => {
  test.each([
    ['USD', '12.50', '1250'],
    ['USD', '12,50', '1250'],
    ['USD', '12.5', '1250'],
    ['USD', '12', '1200'],
    ['USD', '1,250', '125000'],
    ['USD', ' 1 250.05 ', '125005'],
    ['USD', "1'250.05", '125005'],
    ['USD', '0.07', '7'],
    ['USD', '１２．５０', '1250'],
    ['JPY', '1200', '1200'],
    ['JPY', '1,200', '1200'],
    ['KRW', '1.200.000', '1200000'],
    ['KRW', '0', '0'],
    ['EUR', '999999999999.99', '99999999999999'],
  ])('in %s, %j is %s minor units', (currency, typed, minor) => {
    expect(minorTyped(currency, typed)).toBe(minor);
  });

  test.each([
    ['USD', '12.505'],
    ['USD', '1.250'],
    ['USD', '1,25,0'],
    ['USD', '.50'],
    ['USD', '-5'],
    ['USD', '1e3'],
    ['USD', ''],
    ['JPY', '12.50'],
    ['JPY', '1,2'],
    ['KRW', '1.200,000'],
    ['KRW', '1234567890123456'],
    ['EUR', '99999999999999.99'],
  ])('in %s, %j is none', (currency, typed) => {
    expect(minorTyped(currency, typed)).toBeUndefined();
  });

  test.each([
    ['USD', '1250', '12.50'],
    ['USD', '7', '0.07'],
    ['JPY', '1200', '1200'],
  ])('in %s, %s minor units are typed as %s, and read again', (currency, minor, typed) => {
    expect(typedMinor(currency, minor)).toBe(typed);
    expect(minorTyped(currency, typed)).toBe(minor);
  });
});
