// What a shop pays for a redemption, by version. A version is never edited: another price is another version.
import { type Fraction, roundHalfEven } from '../../contract/points.ts';

export type FeePolicy = Readonly<{ version: number; rate: Fraction }>;

const FEE_POLICIES: readonly FeePolicy[] = [{ version: 1, rate: { num: 1n, den: 100n } }];

/** The policy of this version; a redemption keeps its own for ever. */
export function feePolicy(version: number): FeePolicy {
  const policy = FEE_POLICIES.find((one) => one.version === version);
  if (!policy) throw new Error(`there is no fee policy ${version}`);
  return policy;
}

/** The fee on `points` that stay with the shop: whole points, half to even. */
export const feeOn = (points: bigint, { rate }: FeePolicy): bigint =>
  roundHalfEven({ num: points * rate.num, den: rate.den });

/** As it is stamped on a transfer. */
export const feeStamp = ({ version }: FeePolicy) => ({ name: 'fee', version });
