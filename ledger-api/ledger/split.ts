// An integer split that loses nothing: shares by largest remainder, ties to the earlier one.

/**
 * Parts of `whole` in the proportion of `weights`; they sum to `whole` exactly. Each part is its exact share rounded
 * down, and the units left over go to the largest remainders. Weights that sum to nothing get nothing.
 */
export function splitInProportion(whole: bigint, weights: readonly bigint[]): readonly bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return weights.map(() => 0n);
  const floors = weights.map((weight) => (whole * weight) / total);
  let left = whole - floors.reduce((sum, part) => sum + part, 0n);
  const byRemainder = weights
    .map((weight, i) => ({ i, remainder: (whole * weight) % total }))
    .toSorted((a, b) => Number(b.remainder > a.remainder) - Number(a.remainder > b.remainder));
  for (const { i } of byRemainder) {
    if (left === 0n) break;
    floors[i]! += 1n;
    left -= 1n;
  }
  return floors;
}
