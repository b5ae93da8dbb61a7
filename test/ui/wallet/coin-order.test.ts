// A coin that lies in the wallet's heap stays where it lies.
import { describe, expect, test } from 'vitest';
import { orderCoins } from '#ui/wallet/view/coin-order.ts';

const won = (faceMinor: string, count: number) => ({ currency: 'KRW', faceMinor, count });

describe('the order of the coins in a heap', () => {
  test('puts what arrives after what lies', () => {
    const lying = orderCoins([], [won('500', 1), won('100', 2)]);

    const after = orderCoins(lying, [won('500', 2), won('100', 2), won('10', 1)]);

    expect(after.slice(0, 3)).toEqual(lying);
    expect(after.slice(3).toSorted()).toEqual(['KRW 10', 'KRW 500']);
  });

  test('mixes the kinds of a heap that is read at once', () => {
    expect(orderCoins([], [won('500', 2), won('100', 4)])).toEqual([
      'KRW 100',
      'KRW 500',
      'KRW 100',
      'KRW 100',
      'KRW 500',
      'KRW 100',
    ]);
  });

  test('is the same list while nothing arrives', () => {
    const lying = orderCoins([], [won('500', 1)]);

    expect(orderCoins(lying, [won('500', 1)])).toBe(lying);
  });

  test('begins anew when a correction took a coin away', () => {
    const lying = orderCoins([], [won('500', 1), won('100', 1)]);

    expect(orderCoins(lying, [won('100', 1)])).toEqual(['KRW 100']);
  });
});
