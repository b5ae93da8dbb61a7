// The wallet's ridge: the balance of the last 90 days as a range of mountains, oldest on the left.
import type { HistoryEntry } from '#ledger/contract/wallet.ts';

import type { Peak } from '../../kit/shape.ts';

/**
 * One peak for each stretch of days, as high as its highest balance; [] while there is no balance.
 * `entries` are newest first and reach back 90 days, or to the first one.
 */
export function balanceRidge(
  entries: readonly HistoryEntry[],
  balance: bigint,
  nowMs: number,
): readonly Peak[] {
  const startMs = nowMs - RIDGE_MS;
  const highest = PLACES.map(() => 0);
  const stretchOf = (atMs: number): number =>
    Math.min(LAST, Math.max(0, Math.floor(((atMs - startMs) / RIDGE_MS) * PLACES.length)));

  let points = balance;
  let untilMs = nowMs;
  const stood = (fromMs: number): void => {
    for (let i = stretchOf(fromMs); i <= stretchOf(untilMs); i++) {
      highest[i] = Math.max(highest[i]!, Number(points));
    }
    untilMs = fromMs;
  };
  // A deposit only waits; what changes the balance is its maturity, or a correction.
  for (const entry of entries.filter(({ kind }) => kind !== 'deposit')) {
    if (Date.parse(entry.at) <= startMs) break;
    stood(Date.parse(entry.at));
    points -= BigInt(entry.points);
  }
  stood(startMs);

  const most = Math.max(...highest);
  return most <= 0 ? [] : highest.flatMap((high, i) => (high > 0 ? [peakOf(i, high / most)] : []));
}

const peakOf = (index: number, share: number): Peak => {
  const { centre, halfWidth, nearness } = PLACES[index]!;
  return [centre, (0.16 + 0.8 * share) * nearness, halfWidth];
};

/** Where the peaks of 18 days each stand. What is longer ago is farther away; the newest stands before the sun. */
const PLACES = [
  { centre: 0.06, halfWidth: 0.24, nearness: 0.44 },
  { centre: 0.24, halfWidth: 0.2, nearness: 0.56 },
  { centre: 0.4, halfWidth: 0.24, nearness: 0.68 },
  { centre: 0.57, halfWidth: 0.25, nearness: 0.8 },
  { centre: 0.8, halfWidth: 0.42, nearness: 1 },
] as const;
const LAST = PLACES.length - 1;
const RIDGE_MS = 90 * 86_400_000;
