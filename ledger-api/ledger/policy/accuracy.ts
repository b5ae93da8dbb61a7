// How exactly a kiosk has to count: measured at each collection, coin by coin against what two people found.
import type { Bag, CountLine } from '../bag.ts';
import type { CoinCount } from '../deposit.ts';

/** Never edited: a change is a new version. */
export const ACCURACY_POLICY = {
  name: 'accuracy',
  version: 1,
  /** Of the last collections, together. */
  collections: 5,
  /** 0.2 %: a fleet that is well counts about 0.1 % wrong. */
  miscountedPerMillionMax: 2_000,
  /** So few differences are chance, however small the bags were. */
  miscountedMin: 3,
} as const;

export type Accuracy = Readonly<{ expectedCount: number; miscountedCount: number }>;

/** Coins that the kiosk named and the bag had not, and the other way round, face by face. */
export function accuracyOf(expected: readonly CoinCount[], lines: readonly CountLine[]): Accuracy {
  const gaps = new Map<string, number>();
  const add = (face: { currency: string; faceMinor: bigint }, count: number): void => {
    const key = `${face.currency} ${face.faceMinor}`;
    gaps.set(key, (gaps.get(key) ?? 0) + count);
  };
  for (const face of expected) add(face, face.count);
  for (const line of lines) add(line, -line.good - line.counterfeit);
  return {
    expectedCount: expected.reduce((sum, face) => sum + face.count, 0),
    miscountedCount: [...gaps.values()].reduce((sum, gap) => sum + Math.abs(gap), 0),
  };
}

/** The accuracy of a counted bag; its newest counts agree. */
export const accuracyOfBag = (bag: Bag): Accuracy =>
  accuracyOf(bag.expected, bag.counts.at(-1)?.lines ?? []);

/** Coins counted wrong in a million over these collections, and whether that is too many. */
export function drift(collections: readonly Accuracy[]): Readonly<{
  miscountedPerMillion: number;
  isDrifting: boolean;
}> {
  const last = collections.slice(0, ACCURACY_POLICY.collections);
  const expected = last.reduce((sum, one) => sum + one.expectedCount, 0);
  const miscounted = last.reduce((sum, one) => sum + one.miscountedCount, 0);
  const miscountedPerMillion = perMillion(expected, miscounted);
  return {
    miscountedPerMillion,
    isDrifting:
      miscounted >= ACCURACY_POLICY.miscountedMin &&
      miscountedPerMillion > ACCURACY_POLICY.miscountedPerMillionMax,
  };
}

/** True when a single collection gives no reason to stop its kiosk. */
export const isAccurate = ({ expectedCount, miscountedCount }: Accuracy): boolean =>
  perMillion(expectedCount, miscountedCount) <= ACCURACY_POLICY.miscountedPerMillionMax;

const perMillion = (expected: number, miscounted: number): number =>
  Math.round((miscounted * 1_000_000) / Math.max(expected, 1));
