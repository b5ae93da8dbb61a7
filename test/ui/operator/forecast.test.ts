// When a cashbox will be full: a figure where the last days give one, and the reason where they do not.
import { describe, expect, test } from 'vitest';
import { fillForecast, forecastDays } from '#ui/operator/view/forecast.ts';
import { dayStarts } from '#ui/operator/view/hours.ts';

const COINS_MAX = 5_000;

/** Two weeks of which the last whole days and the day that runs are given. */
const weeks = (...last: readonly number[]): readonly number[] => [
  ...Array<number>(14 - last.length).fill(0),
  ...last,
];

describe('the forecast of a cashbox', () => {
  test('is the room that is left over the mean of a week', () => {
    const days = weeks(9_999, 100, 200, 300, 400, 500, 600, 700, 0);

    expect(fillForecast(COINS_MAX - 4_000, days, COINS_MAX)).toEqual({ kind: 'days', days: 10 });
  });

  test('counts the days since its first coin only, and not the one that runs', () => {
    expect(fillForecast(0, weeks(1_000, 0, 2_000, 9_000), COINS_MAX)).toEqual({
      kind: 'days',
      days: 5,
    });
  });

  test('is today when less than a day is left', () => {
    expect(fillForecast(COINS_MAX - 99, weeks(100, 100, 100, 0), COINS_MAX)).toEqual({
      kind: 'days',
      days: 0,
    });
  });

  test.each([
    ['nobody knows what is inside', undefined, weeks(1, 1, 1, 1), { kind: 'unknown' }],
    ['the ledger tells no days', 10, undefined, { kind: 'unknown' }],
    ['it is full', COINS_MAX, weeks(1, 1, 1, 1), { kind: 'full' }],
    ['it never had a coin', 0, weeks(), { kind: 'too-early', daysMissing: 3 }],
    ['its first coins fell today', 5, weeks(5), { kind: 'too-early', daysMissing: 3 }],
    ['it has two whole days', 5, weeks(5, 5, 5), { kind: 'too-early', daysMissing: 1 }],
    ['nobody came for a week', 5, weeks(5, 0, 0, 0, 0, 0, 0, 0, 0), { kind: 'idle' }],
    ['it takes months', 5, weeks(1, 1, 1, 1), { kind: 'far' }],
  ] as const)('has no figure when %s', (_, coins, counts, forecast) => {
    expect(fillForecast(coins, counts, COINS_MAX)).toEqual(forecast);
  });

  test('is sorted by its days, and by nothing where it has none', () => {
    expect([
      forecastDays({ kind: 'full' }),
      forecastDays({ kind: 'days', days: 4 }),
      forecastDays({ kind: 'idle' }),
    ]).toEqual([0, 4, undefined]);
  });
});

test('days begin at midnight of the business', () => {
  expect(dayStarts('2026-11-22', 2).map((ms) => new Date(ms).toISOString())).toEqual([
    '2026-11-20T15:00:00.000Z',
    '2026-11-21T15:00:00.000Z',
  ]);
});
