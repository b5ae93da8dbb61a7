// Which decisions of operators need a second person.

/** Never edited: a change is a new version. */
export const SECOND_PERSON_POLICY = {
  name: 'second-person',
  version: 1,
  aboveWon: 100_000n,
} as const;

/** True when a decision about `won` needs two people. */
export const isNeededTwice = (won: bigint): boolean => won > SECOND_PERSON_POLICY.aboveWon;
