// What is kept when a wallet is closed and paid out. A version is never changed; a new rule is a new version.

export type RefundPolicy = Readonly<{
  version: number;
  /** From this share of use on, in percent, nothing is kept. */
  freeFromUsedPercent: bigint;
  /** Of the rest, in percent, below that. */
  feePercent: bigint;
}>;

/** Why a wallet is closed; the holder's own wish is the only one that may cost something. */
export type ClosingCause = 'wish' | 'service-change' | 'error';

const POLICIES: readonly RefundPolicy[] = [
  { version: 1, freeFromUsedPercent: 80n, feePercent: 10n },
];

/** The policy for wallets that are closed now. */
export const REFUND_POLICY: RefundPolicy = POLICIES.at(-1)!;

/** What is kept of `restPoints`, of `gainedPoints` that the wallet ever got; rounded down, in favour of the holder. */
export function refundFee(
  policy: RefundPolicy,
  { restPoints, gainedPoints }: Readonly<{ restPoints: bigint; gainedPoints: bigint }>,
  cause: ClosingCause,
): bigint {
  const usedPoints = gainedPoints - restPoints;
  const isMostlyUsed = usedPoints * 100n >= gainedPoints * policy.freeFromUsedPercent;
  if (cause !== 'wish' || isMostlyUsed) return 0n;
  return (restPoints * policy.feePercent) / 100n;
}
