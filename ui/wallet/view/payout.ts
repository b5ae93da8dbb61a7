// What of a withdrawal reaches the bank. The ledger decides; the page only says it ahead.

/** Won after the fee, 1 P being ₩1; undefined below the least that can be sent. */
export function payoutOf(
  points: string,
  terms: Readonly<{ minimumPoints: string; feeMinor: string }>,
): bigint | undefined {
  if (points === '' || BigInt(points) < BigInt(terms.minimumPoints)) return undefined;
  return BigInt(points) - BigInt(terms.feeMinor);
}
