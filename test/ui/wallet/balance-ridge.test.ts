// The dotted ridge of the wallet tells the balance of 90 days.
import { describe, expect, test } from 'vitest';
import { balanceRidge } from '#ui/wallet/view/balance-ridge.ts';
import { anEntry } from './build.ts';

const NOW = Date.UTC(2026, 10, 22);
const daysAgo = (days: number): string => new Date(NOW - days * 86_400_000).toISOString();
const heights = (...said: Parameters<typeof balanceRidge>) =>
  balanceRidge(...said).map(([, height]) => Math.round(height * 100) / 100);
/** What a full and a 40 % balance look like, from the farthest stretch to the nearest. */
const FULL = [0.42, 0.54, 0.65, 0.77, 0.96];
const TWO_FIFTHS = [0.21, 0.27];

describe('the balance ridge', () => {
  test('is bare without a balance', () => {
    expect(balanceRidge([], 0n, NOW)).toEqual([]);
  });

  test('has a peak only where there was a balance', () => {
    const peaks = balanceRidge([anEntry({ at: daysAgo(3), points: '800' })], 800n, NOW);

    expect(peaks).toHaveLength(1);
    expect(peaks[0]![0]).toBeGreaterThan(0.7);
  });

  test('keeps the highest balance of each stretch', () => {
    const entries = [
      anEntry({ at: daysAgo(5), kind: 'correction', points: '-500' }),
      anEntry({ at: daysAgo(40), points: '600' }),
    ];

    expect(heights(entries, 500n, NOW)).toEqual([...TWO_FIFTHS, ...FULL.slice(2)]);
  });

  test('ignores deposits that still wait', () => {
    const waiting = anEntry({ at: daysAgo(1), kind: 'deposit', points: '90000' });

    expect(heights([waiting], 100n, NOW)).toEqual(FULL);
  });
});
