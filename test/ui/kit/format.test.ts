// How numbers, money and codes are written.
import { describe, expect, test } from 'vitest';
import { CURRENCIES, MINOR_DIGITS } from '#ledger/contract/money.ts';
import { CURRENCY_WRITING } from '#ui/kit/currency.ts';
import {
  formatCode,
  formatFace,
  formatMoney,
  formatNumber,
  formatPerMille,
  formatPoints,
  formatRate,
  formatRateShort,
} from '#ui/kit/format.ts';

describe('numbers', () => {
  test.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['39884', '39,884'],
    ['9223372036854775807', '9,223,372,036,854,775,807'],
    ['-1500', '−1,500'],
  ])('%s is written %s', (whole, text) => {
    expect(formatNumber(whole)).toBe(text);
  });

  test('points keep their P on the same line, after a narrow space', () => {
    expect(formatPoints(39_884n)).toBe('39,884\u202fP');
  });
});

describe('money', () => {
  test.each([
    ['KRW', '36220', '₩36,220'],
    ['USD', '275', '$2.75'],
    ['USD', '5', '$0.05'],
    ['USD', '-275', '−$2.75'],
    ['JPY', '500', '¥500'],
    ['VND', '5000', '₫5,000'],
    ['CNY', '100', 'CN¥1.00'],
    ['HKD', '1000', 'HK$10.00'],
    ['XAU', '7', 'XAU 7'],
  ])('%s %s minor units are written %s', (currency, amount, text) => {
    expect(formatMoney(currency, amount)).toBe(text);
  });

  test.each([
    ['KRW', '500', '₩500'],
    ['USD', '25', '25¢'],
    ['USD', '100', '$1'],
    ['EUR', '50', '50c'],
    ['EUR', '200', '€2'],
    ['JPY', '100', '¥100'],
    ['TWD', '1000', 'NT$10'],
    ['GBP', '50', '50p'],
    ['CNY', '50', 'CN¥0.50'],
  ])('a coin of %s %s is named %s', (currency, face, text) => {
    expect(formatFace(currency, face)).toBe(text);
  });

  test('every currency has the minor digits of the contract', () => {
    const digits = Object.fromEntries(
      CURRENCIES.map((currency) => [currency, CURRENCY_WRITING[currency].minorDigits]),
    );

    expect(digits).toEqual(MINOR_DIGITS);
  });

  test('no two currencies share a sign', () => {
    const signs = Object.values(CURRENCY_WRITING).map((writing) => writing.sign);

    expect(new Set(signs).size).toBe(signs.length);
  });
});

describe('rates and fees', () => {
  test.each([
    [0, '0%'],
    [45, '4.5%'],
    [40, '4%'],
    [5, '0.5%'],
  ])('%d per mille is written %s', (perMille, text) => {
    expect(formatPerMille(perMille)).toBe(text);
  });

  test('a rate is exact to a tenth of a point', () => {
    expect(formatRate('13327')).toBe('1,332.7\u202fP');
  });

  test('a shortened rate is rounded down, so that nobody gets less than he read', () => {
    expect(formatRateShort('13329')).toBe('1,332\u202fP');
  });

  test('a small rate is not shortened', () => {
    expect(formatRateShort('97')).toBe('9.7\u202fP');
  });
});

describe('codes', () => {
  test.each([
    ['7F3Q92KDM4', '7F3Q9 2KDM4'],
    ['7F3Q92KDM4XX', '7F3Q 92KD M4XX'],
    ['48217730', '4821 7730'],
  ])('%s is shown %s', (code, text) => {
    expect(formatCode(code)).toBe(text);
  });
});
