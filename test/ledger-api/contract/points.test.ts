import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactPoints, roundHalfEven, toldPrice } from '#ledger/contract/points.ts';

describe('rounding half to even', () => {
  test.each([
    [0n, 1n, 0n],
    [1n, 2n, 0n],
    [3n, 2n, 2n],
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [-1n, 2n, 0n],
    [-3n, 2n, -2n],
    [-5n, 2n, -2n],
    [-2n, 3n, -1n],
    [-4n, 3n, -1n],
    [10n ** 40n + 1n, 2n, 5n * 10n ** 39n],
  ])('%s / %s is %s', (num, den, whole) => {
    expect(roundHalfEven({ num, den })).toBe(whole);
  });

  test('is never further than one half from the exact value, and even in the middle', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.bigInt(1n, 10n ** 12n), (num, den) => {
        const whole = roundHalfEven({ num, den });
        const twiceOff = 2n * (num - whole * den);

        expect(twiceOff <= den && twiceOff >= -den).toBe(true);
        if (twiceOff === den || twiceOff === -den) expect(whole % 2n).toBe(0n);
      }),
    );
  });
});

describe('points of an amount', () => {
  // 1,372.5 points a dollar are 13.725 = 549/40 a cent; a spread of 4.5 % is 45/1000.
  const dollar = { mid: { num: '549', den: '40' }, spread: { num: '45', den: '1000' } };

  test('are exact before the one rounding, gross and net', () => {
    const { gross, net } = exactPoints(25n, dollar);

    expect(gross.num * 40n).toBe(25n * 549n * gross.den);
    expect(net.num * 40n * 1000n).toBe(25n * 549n * 955n * net.den);
    expect([roundHalfEven(gross), roundHalfEven(net)]).toEqual([343n, 328n]);
  });

  test('of won at one to one are the won themselves', () => {
    const won = { mid: { num: '1', den: '1' }, spread: { num: '0', den: '1' } };

    expect(roundHalfEven(exactPoints(1500n, won).net)).toBe(1500n);
  });

  test('never give a higher net than gross', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), (amountMinor) => {
        const { gross, net } = exactPoints(amountMinor, dollar);
        expect(roundHalfEven(net) <= roundHalfEven(gross)).toBe(true);
      }),
    );
  });
});

describe('a price as it is told', () => {
  const line = (num: string, den: string) => ({
    mid: { num, den },
    spread: { num: '5', den: '100' },
  });

  test.each([
    ['a dollar', 100n, line('139525', '10000'), 1n, 13_254n],
    ['a yen', 1n, line('91', '10'), 1n, 86n],
    ['a dong', 1n, line('531', '10000'), 100n, 50n],
    ['a tenth of a dong', 1n, line('531', '100000'), 1_000n, 50n],
    ['exactly one point', 1n, line('100', '95'), 1n, 10n],
    ['the smallest of a card', 1n, line('1', `1${'0'.repeat(29)}`), 10n ** 30n, 95n],
    ['nothing', 1n, line('0', '1'), 1n, 0n],
  ])('%s', (_what, majorMinor, rate, units, pointsTenths) => {
    expect(toldPrice(majorMinor, rate)).toEqual({ units, pointsTenths });
  });
});
