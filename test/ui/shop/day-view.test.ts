// A day of the shop: what is kept, what can be undone, and words that come in any order.
import { describe, expect, test } from 'vitest';
import { daySum, hourShares, memberName, mergeDay, undoOf } from '#ui/shop/view/day-view.ts';
import { aRedemption } from './build.ts';

test('the sum is what is kept; what went back whole is no sale', () => {
  const day = [
    aRedemption(),
    aRedemption({ refunded: '400' }),
    aRedemption({ refunded: '1000' }),
    aRedemption({ status: 'declined', captured: '0' }),
  ];

  expect(daySum(day)).toEqual({ points: 1_600n, sales: 2 });
});

test('of two words about a redemption the furthest stays, in whatever order they come', () => {
  const waiting = aRedemption({ status: 'awaiting-holder', captured: '0' });
  const taken = { ...waiting, status: 'captured', captured: '1000' } as const;
  const returned = { ...taken, refunded: '300' };
  const later = aRedemption();

  expect(mergeDay([returned, later], [waiting])).toEqual([later, returned]);
  expect(mergeDay([waiting], [later, returned, taken])).toEqual([later, returned]);
});

test('hours are shares of the best one, the empty ones included', () => {
  const at = (hour: number): string => `2026-11-22T0${hour}:30:00.000Z`;
  const day = [
    aRedemption({ at: at(5), captured: '500' }),
    aRedemption({ at: at(3) }),
    aRedemption({ at: at(3) }),
  ];

  expect(hourShares(day)).toEqual([1, 0, 0.25]);
  expect(hourShares([])).toEqual([]);
});

describe('undoing', () => {
  test.each(['awaiting-holder', 'authorised'] as const)('%s is let go', (status) => {
    const one = aRedemption({ status, captured: '0' });

    expect(undoOf(one)).toEqual({ way: 'void', points: '1000', commandKey: `undo-${one.id}` });
  });

  test('a payment gives back what is left, under a name that says from where', () => {
    const one = aRedemption({ refunded: '300' });

    expect(undoOf(one)).toEqual({ way: 'refund', points: '700', commandKey: `undo-${one.id}-300` });
  });

  test.each([
    aRedemption({ refunded: '1000' }),
    aRedemption({ status: 'voided', captured: '0' }),
    aRedemption({ status: 'lapsed', captured: '0' }),
  ])('is not possible with nothing left', (one) => {
    expect(undoOf(one)).toBeUndefined();
  });
});

test('a customer has a short name, and never a number', () => {
  expect(memberName(aRedemption())).toBe('M-7B2F');
});
