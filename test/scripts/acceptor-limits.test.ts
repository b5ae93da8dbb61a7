import { describe, expect, test } from 'vitest';
import { BENCHED } from '../../scripts/bench/acceptor-protocols.ts';

const TURNAROUND_MS = 2;
const COMMIT_MS = 1;

describe('the limit that a wire sets by itself', () => {
  // The figures are worked out by hand in the comments; a faster driver cannot be had by counting the wire as slower.
  test.each([
    // 5 / (2 × (21 × 1.0417 + 2) ms)
    ['cctalk', 104.7],
    // 8 / (40 × 0.0868 + 20 × 1.1458 + 1 + 2 + 1 ms)
    ['mdb-qibixx', 263.2],
    // 8 / 100 ms
    ['mdb-waferstar', 80],
    // 1 / (43 × 0.0868 + 2 + 1 ms)
    ['pulse', 148.5],
  ])('is for %s %d coins a second', (name, coinsPerSecond) => {
    const { cycleCoins, cycleMs } = BENCHED.find((protocol) => protocol.name === name)!;

    const limit = (1000 * cycleCoins) / cycleMs(TURNAROUND_MS, COMMIT_MS);

    expect(limit).toBeCloseTo(coinsPerSecond, 0);
  });
});
