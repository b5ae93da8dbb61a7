// How much a wallet may hold, and how much foreign money it may change a day, by how well its holder is known.

/** 0: a number typed at a kiosk. 1: signed in by a code. 2: identity checked. */
export type Tier = 0 | 1 | 2;

export type WalletLimits = Readonly<{
  balanceCapPoints: bigint;
  /** Points that foreign coins may become on one business day. */
  foreignDailyPoints: bigint;
}>;

const UNCHECKED: WalletLimits = { balanceCapPoints: 500_000n, foreignDailyPoints: 500_000n };
const CHECKED: WalletLimits = { balanceCapPoints: 2_000_000n, foreignDailyPoints: 2_000_000n };

/** The limits in force for a tier. A limit never refuses a coin: what does not fit waits. */
export const limitsOf = (tier: Tier): WalletLimits => (tier === 2 ? CHECKED : UNCHECKED);
