import { describe, expect, test } from 'vitest';
import { readCoinId } from '#drivers/cctalk/coin-id.ts';

const coin = (currency: string, ...faceMinors: bigint[]) => ({
  reads: 'coin',
  currency,
  faceMinors,
  issue: 'A',
});

describe('a coin identifier', () => {
  test.each([
    ['KR010A', coin('KRW', 10n)],
    ['KR050A', coin('KRW', 50n)],
    ['JP005A', coin('JPY', 5n)],
    ['US025A', coin('USD', 25n)],
    ['EU200A', coin('EUR', 200n)],
    ['VN5K0A', coin('VND', 5_000n, 50n)],
    ['EU1K0A', coin('EUR', 1_000n)],
  ])('%s is read by the rule of the specification', (text, reading) => {
    expect(readCoinId(text)).toEqual(reading);
  });

  test.each([
    // A kiosk in service has an acceptor whose AM1K0A is 10 dram: its maker counts hundredths that do not circulate.
    ['KR500A', coin('KRW', 500n, 5n)],
    ['JP100A', coin('JPY', 100n, 1n)],
    ['CN100A', coin('CNY', 100n, 10_000n)],
    ['TW001A', coin('TWD', 1n, 100n)],
  ])('%s has two readings, because makers disagree about the unit', (text, reading) => {
    expect(readCoinId(text)).toEqual(reading);
  });

  test.each([
    ['VN2.5A', []],
    ['VN.10A', []],
    ['VN5m0A', []],
    ['CN.10A', [10n]],
    ['CN50mA', [5n]],
    ['VN2K5A', [2_500n, 25n]],
    ['VN25KA', [25_000n, 250n]],
    ['VNM10A', [100_000n, 1_000n]],
    ['VN2M5A', [2_500_000n, 25_000n]],
    ['VN10MA', [10_000_000n, 100_000n]],
    ['VNG10A', [100_000_000n, 1_000_000n]],
  ])('%s: a letter is the decimal point, and only whole minor units count', (text, values) => {
    const reading = readCoinId(text);

    expect(reading.reads === 'coin' ? reading.faceMinors : []).toEqual(values);
  });

  test('tells the mint issue', () => {
    expect(readCoinId('US100B')).toMatchObject({ faceMinors: [100n], issue: 'B' });
  });

  test.each([
    ['......', 'empty'],
    ['', 'empty'],
    ['TK000A', 'token'],
    ['TK007A', 'token'],
    ['Token ', 'token'],
    ['KP100A', 'unknown'],
    ['ZZ100A', 'unknown'],
    ['KR000A', 'unknown'],
    ['KR5.0.', 'unknown'],
    ['KR1mKA', 'unknown'],
    ['KR...A', 'unknown'],
    ['kr500a', 'unknown'],
    ['KR500', 'unknown'],
    ['KR500AB', 'unknown'],
  ])('%s is no coin that could be proposed', (text, reads) => {
    expect(readCoinId(text)).toEqual({ reads });
  });
});
