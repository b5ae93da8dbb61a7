// The order of the test files: those that wait long for browsers and processes begin first, so that none is left for the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const FIRST = [
  /\/screens\/every-state/,
  /\/journeys\//,
  /\/screens\//,
  /\/real\//,
  /\/properties\/ledger-laws/,
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = FIRST.findIndex((pattern) => pattern.test(moduleId));
  return rank < 0 ? FIRST.length : rank;
};

/** As Vitest orders them, but by kind first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
