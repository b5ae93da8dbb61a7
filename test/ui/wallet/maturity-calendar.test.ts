// The calendar of pending points.
import { describe, expect, test } from 'vitest';
import { maturityCalendar, nextMaturity, peakHeight } from '#ui/wallet/view/maturity-calendar.ts';
import { aPendingDeposit } from './build.ts';

const NOON = new Date(2026, 10, 22, 12).getTime();
const day = (days: number, hour = 12): string => new Date(2026, 10, 22 + days, hour).toISOString();
const pointsByDay = (calendar: ReturnType<typeof maturityCalendar>) =>
  calendar.map(({ startMs, points }) => [new Date(startMs).getDate(), points]);

describe('the maturity calendar', () => {
  test('shows the week from tomorrow, with the points of each day', () => {
    const deposits = [
      aPendingDeposit({ maturesAt: day(2), points: '3000' }),
      aPendingDeposit({ maturesAt: day(2, 18), points: '210' }),
      aPendingDeposit({ maturesAt: day(7), points: '40200' }),
    ];

    expect(pointsByDay(maturityCalendar(deposits, NOON))).toEqual([
      [23, 0n],
      [24, 3210n],
      [25, 0n],
      [26, 0n],
      [27, 0n],
      [28, 0n],
      [29, 40200n],
    ]);
  });

  test('shows each currency of a deposit on its own day', () => {
    const maturing = [
      { currency: 'KRW', maturesAt: day(2), points: '3000' },
      { currency: 'JPY', maturesAt: day(6), points: '200' },
    ];
    const deposit = aPendingDeposit({ maturesAt: day(6), points: '3200', maturing });

    const calendar = pointsByDay(maturityCalendar([deposit], NOON));

    expect(calendar.filter(([, points]) => points !== 0n)).toEqual([
      [24, 3000n],
      [28, 200n],
    ]);
    expect(nextMaturity([deposit])).toEqual({ atMs: Date.parse(day(2)), points: 3000n });
  });

  test('begins today when something is due today, and still reaches the seventh day after', () => {
    const deposits = [
      aPendingDeposit({ maturesAt: day(0, 13), points: '5' }),
      aPendingDeposit({ maturesAt: day(7), points: '7' }),
    ];

    const calendar = pointsByDay(maturityCalendar(deposits, NOON));

    expect([calendar.length, calendar[0], calendar[7]]).toEqual([8, [22, 5n], [29, 7n]]);
  });

  test('counts what is overdue as due today', () => {
    const [today] = maturityCalendar([aPendingDeposit({ maturesAt: day(-3), points: '5' })], NOON);

    expect(today?.points).toBe(5n);
  });

  test('gathers what lies beyond the last column in it, and says so', () => {
    const calendar = maturityCalendar([aPendingDeposit({ maturesAt: day(40), points: '9' })], NOON);

    expect(calendar).toHaveLength(8);
    expect(calendar.at(-1)).toMatchObject({ points: 9n, isAndLater: true });
  });

  test('marks a day as held only when nothing of it comes by itself', () => {
    const review = aPendingDeposit({ maturesAt: day(2), state: 'review' });
    const capped = aPendingDeposit({ maturesAt: day(3), blocked: 'balance-cap' });
    const fine = aPendingDeposit({ maturesAt: day(3) });

    const held = maturityCalendar([review, capped, fine], NOON).map(({ isHeld }) => isHeld);

    expect(held.slice(0, 3)).toEqual([false, true, false]);
  });
});

describe('the next maturity', () => {
  test('adds up what is due at the same moment', () => {
    const deposits = [
      aPendingDeposit({ maturesAt: day(2), points: '10' }),
      aPendingDeposit({ maturesAt: day(1), points: '20' }),
      aPendingDeposit({ maturesAt: day(1), points: '30' }),
    ];

    expect(nextMaturity(deposits)).toEqual({ atMs: Date.parse(day(1)), points: 50n });
  });

  test('promises nothing for an open, reviewed or capped deposit', () => {
    const deposits = [
      aPendingDeposit({ state: 'open' }),
      aPendingDeposit({ state: 'review' }),
      aPendingDeposit({ blocked: 'balance-cap' }),
    ];

    expect(nextMaturity(deposits)).toBeUndefined();
  });
});

test('a small day stays visible beside a large one', () => {
  const days = maturityCalendar(
    [
      aPendingDeposit({ maturesAt: day(1), points: '1' }),
      aPendingDeposit({ maturesAt: day(2), points: '40000' }),
    ],
    NOON,
  );

  expect(days.slice(0, 3).map(({ points }) => peakHeight(points, days))).toEqual([0.2, 1, 0]);
});
