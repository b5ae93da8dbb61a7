// What of a withdrawal reaches the bank. The ledger decides; the page only says it ahead.
import { isPoints } from '../../kit/points-typed.ts';

/** Won after the fee, 1 P being ₩1; undefined below the least that can be sent, and beyond what is `available`. */
export function payoutOf(
  points: string,
  terms: Readonly<{ minimumPoints: string; feeMinor: string }>,
  available: string,
): bigint | undefined {
  if (!isPoints(points) || BigInt(points) < BigInt(terms.minimumPoints)) return undefined;
  if (BigInt(points) > BigInt(available)) return undefined;
  return BigInt(points) - BigInt(terms.feeMinor);
}
