// The price before the first coin.
import { expect, test } from 'vitest';
import { feeOf, openPrices, priceLine, pricesOf } from '#ui/kiosk/prices.ts';

const dollar = { currency: 'USD', units: '1', pointsTenths: '13327', spreadPerMille: 45 };
const yen = { currency: 'JPY', units: '1', pointsTenths: '90', spreadPerMille: 30 };

test('a rate is exact on the coins screen and rounded down on the poster', () => {
  expect([priceLine(dollar), priceLine(dollar, true)]).toEqual([
    '$1 = 1,332.7\u202fP',
    '$1 = 1,332\u202fP',
  ]);
});

test('what is worth less than a point is told for a hundred', () => {
  const dong = { currency: 'VND', units: '100', pointsTenths: '50', spreadPerMille: 50 };

  expect([priceLine(dong), priceLine(dong, true)]).toEqual(Array(2).fill('₫100 = 5.0\u202fP'));
});

test('one fee is told as one, different fees as a range', () => {
  expect([feeOf([dollar]), feeOf([dollar, yen])]).toEqual(['4.5%', '3%–4.5%']);
});

test('only the prices of counted currencies stand beside their sums', () => {
  expect(pricesOf([dollar, yen], [{ currency: 'KRW' }, { currency: 'JPY' }])).toEqual([yen]);
});

test('before the first coin only coins that the slot takes have a price', () => {
  const view = {
    prices: [dollar, yen],
    acceptedCoins: [{ currency: 'USD', faceMinor: '25' }],
    isForeignClosed: false,
  };

  expect(openPrices(view)).toEqual([dollar]);
  expect(openPrices({ ...view, isForeignClosed: true })).toEqual([]);
});
