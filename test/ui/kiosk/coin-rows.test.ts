// Which rows the coin list shows, and in which order.
import { describe, expect, test } from 'vitest';
import { coinRows, rowsOfPage, type CoinRow } from '#ui/kiosk/coin-rows.ts';

const accepted = ['KRW10', 'KRW50', 'KRW100', 'KRW500', 'USD1', 'USD25', 'EUR100'].map((key) => ({
  currency: key.slice(0, 3),
  faceMinor: key.slice(3),
}));
const row = (currency: string, faceMinor: string, count = 1): CoinRow => ({
  currency,
  faceMinor,
  count,
  amountMinor: '0',
  points: '0',
});
const names = (rows: readonly CoinRow[]) =>
  rows.map((coin) => `${coin.currency}${coin.faceMinor} ×${coin.count}`);

describe('the rows of the coin list', () => {
  test('before the first coin are what the slot takes, large won coins first', () => {
    expect(names(coinRows([], accepted, 5))).toEqual([
      'KRW500 ×0',
      'KRW100 ×0',
      'KRW50 ×0',
      'KRW10 ×0',
      'USD25 ×0',
    ]);
  });

  test('keep their order whichever coin comes first', () => {
    const oneWay = coinRows([row('USD', '25'), row('KRW', '50')], accepted, 5);
    const other = coinRows([row('KRW', '50'), row('USD', '25')], accepted, 5);

    expect(names(oneWay)).toEqual(names(other));
  });

  test('never leave out a counted coin, known to the table or not', () => {
    const counted = [...accepted, { currency: 'XTS', faceMinor: '7' }].map((face) =>
      row(face.currency, face.faceMinor, 3),
    );

    expect(coinRows(counted, accepted, 5)).toHaveLength(counted.length);
  });
});

describe('the pages of the list', () => {
  const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

  test('hold every row exactly once', () => {
    const pages = [0, 1, 2].map((page) => rowsOfPage(rows, page, 3).rows);

    expect(pages.flat()).toEqual(rows);
  });

  test('begin again after the last one', () => {
    expect(rowsOfPage(rows, 3, 3)).toEqual({ pages: 3, page: 0, rows: ['a', 'b', 'c'] });
  });

  test('are one page of nothing when there is nothing', () => {
    expect(rowsOfPage([], 0, 5)).toEqual({ pages: 1, page: 0, rows: [] });
  });
});
