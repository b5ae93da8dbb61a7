// How much a kiosk may hold before its deposits wait for a person: it bounds what a stolen kiosk key can make.

/** Never edited: a change is a new version. */
const UNCOLLECTED_POLICY = { name: 'uncollected', version: 1, wonMax: 3_000_000n } as const;

/** True when a cashbox holds more than a kiosk may. */
export const isBeyondUncollectedLimit = (cashboxWon: bigint): boolean =>
  cashboxWon > UNCOLLECTED_POLICY.wonMax;
