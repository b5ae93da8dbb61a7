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
  const highest = Array.from({ length: STRETCHES }, () => 0);
  const stretchOf = (atMs: number): number =>
    Math.min(STRETCHES - 1, Math.max(0, Math.floor(((atMs - startMs) / RIDGE_MS) * STRETCHES)));

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

/** Neighbours overlap, and stand a little off their middle, so that equal stretches are still a landscape. */
const peakOf = (index: number, share: number): Peak => [
  (index + 0.5 + LEANS[index % LEANS.length]!) / STRETCHES,
  0.14 + 0.82 * share,
  1.4 / STRETCHES,
];

const RIDGE_DAYS = 90;
const RIDGE_MS = RIDGE_DAYS * 86_400_000;
const STRETCHES = 6;
const LEANS = [0.1, -0.16, 0.04, 0.18, -0.08, 0];
