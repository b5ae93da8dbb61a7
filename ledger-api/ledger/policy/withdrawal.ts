// What a withdrawal costs and how small it may be. A version is never changed; a new rule is a new version.

export type WithdrawalPolicy = Readonly<{
  /** `refund`: the wallet is being closed (`policy/refund.ts`). */
  name: 'withdrawal' | 'refund';
  version: number;
  minimumPoints: bigint;
  /** Kept of each withdrawal, whatever its size; less than the minimum, so that something is always paid. */
  feeMinor: bigint;
}>;

const POLICIES: readonly WithdrawalPolicy[] = [
  { name: 'withdrawal', version: 1, minimumPoints: 2_000n, feeMinor: 300n },
];

/** The policy for withdrawals that are requested now. */
export const WITHDRAWAL_POLICY: WithdrawalPolicy = POLICIES.at(-1)!;
