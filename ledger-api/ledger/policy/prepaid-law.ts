// Thresholds of the law on prepaid instruments (Korea, Electronic Financial Transactions Act; confirm with counsel).

/** Never edited: a change of the law is a new version. */
export const PREPAID_LAW = {
  name: 'prepaid-law',
  version: 1,
  /** An issuer below both may stay unregistered. */
  outstandingWonMax: 3_000_000_000n,
  issuedInYearWonMax: 50_000_000_000n,
  /** A report says so from this part of a threshold on. */
  warnPercent: 80n,
  /** Of what is outstanding, this much is kept apart from our own money. */
  safeguardPercent: 100n,
} as const;

export type Standing = 'below' | 'near' | 'reached';

/** How an amount stands to a threshold. */
export function standingOf(amountWon: bigint, maxWon: bigint): Standing {
  if (amountWon >= maxWon) return 'reached';
  return amountWon * 100n >= maxWon * PREPAID_LAW.warnPercent ? 'near' : 'below';
}
