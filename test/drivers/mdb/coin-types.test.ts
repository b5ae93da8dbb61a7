import { describe, expect, test } from 'vitest';
import { readSetup } from '#drivers/mdb/coin-types.ts';
import { bytes } from '../../support/hex.ts';

/** The answer to SETUP of a changer, coins last. */
const setup = (head: string, typeValues: string) =>
  readSetup(bytes(head + typeValues.padEnd(32, '0')));

describe('a changer says what its coins are worth', () => {
  test.each([
    // The euro changer of maehw/mdb-coin-controller and the yuan changer of the Waferstar manual.
    ['03 1978 05 02 000F', '0102040A1428', ['EUR5', 'EUR10', 'EUR20', 'EUR50', 'EUR100', 'EUR200']],
    ['03 1156 05 01 0003', '0102', ['CNY50', 'CNY100']],
    ['02 1410 0A 00 000E', '01050A32', ['KRW10', 'KRW50', 'KRW100', 'KRW500']],
    ['03 1840 05 02 0007', '0102050A14', ['USD5', 'USD10', 'USD25', 'USD50', 'USD100']],
    ['03 1392 0A 00 0007', '01050A32', ['JPY10', 'JPY50', 'JPY100', 'JPY500']],
  ])('%s %s', (head, typeValues, coinIds) => {
    const coinTypes = setup(head, typeValues)!.coinTypes.slice(0, coinIds.length);

    expect(coinTypes.map((coinType) => coinType?.coinId)).toEqual(coinIds);
    expect(coinTypes.map((coinType) => coinType?.value)).toEqual(
      coinIds.map((coinId) => ({
        currency: coinId.slice(0, 3),
        faceMinor: BigInt(coinId.slice(3)),
      })),
    );
  });

  test('in hundredths of a won: 50000 of them are 500 won', () => {
    expect(setup('03 1410 FA 02 0000', 'C8')!.coinTypes[0]?.value).toEqual({
      currency: 'KRW',
      faceMinor: 500n,
    });
  });

  test('in a part of the smallest unit: that is no coin of this currency', () => {
    expect(setup('03 1410 05 02 0000', '01')!.coinTypes[0]).toEqual({
      position: 1,
      coinId: '1410.1x5e-2',
      value: undefined,
    });
  });

  test('by a telephone code: a country is no currency, so the table alone can give a value', () => {
    expect(setup('03 0082 0A 00 0000', '0032')!.coinTypes.slice(0, 2)).toEqual([
      undefined,
      { position: 2, coinId: '0082.50x10e-0', value: undefined },
    ]);
  });

  test('tokens: FF is no 255 times the scaling', () => {
    expect(setup('03 1410 0A 00 0000', 'FF')!.coinTypes[0]).toEqual({
      position: 1,
      coinId: 'TOKEN',
      value: undefined,
    });
  });

  test.each([
    ['a level that no changer has', '01 1410 0A 00 0000'],
    ['a country that is no number', '03 1A10 0A 00 0000'],
    ['a country that begins with neither 0 nor 1', '03 2410 0A 00 0000'],
    ['no scaling', '03 1410 00 00 0000'],
    ['a point beyond all digits', '03 1410 0A 09 0000'],
  ])('with %s: it is no changer', (_, head) => {
    expect(setup(head, '01')).toBeUndefined();
  });
});
