// Through whose hands the credentials of an operator went: whoever made them has seen them, and can act as that operator.
import type { OperatorId } from '../contract/ids.ts';
import type { PaperworkRead, PaperworkWrite } from '../store/port/paperwork.ts';

/**
 * Remembers that `by` was told new credentials of `id`, with everybody who could act as `by`. Who renews their own
 * stays where they were: otherwise a second account would be free of the first after one reset.
 */
export async function passThrough(
  paperwork: PaperworkWrite,
  id: OperatorId,
  by: OperatorId,
): Promise<void> {
  if (id === by) return;
  const hands = new Set([id, ...(await handsOf(paperwork, by))]);
  await paperwork.saveFact(factOf(id), [...hands].join(' '));
}

/** The credentials came from the command line of the ledger's own machine: from nobody's hands but the operator's. */
export const letGo = (paperwork: PaperworkWrite, id: OperatorId): Promise<void> =>
  paperwork.saveFact(factOf(id), id);

/** True when one person could be both: one made the other's credentials, or somebody else made those of both. */
export async function areSameHands(
  paperwork: PaperworkRead,
  one: string,
  other: string,
): Promise<boolean> {
  const hands = new Set(await handsOf(paperwork, one));
  return (await handsOf(paperwork, other)).some((id) => hands.has(id));
}

/** The operator, and everybody who could act as them; nobody else while nothing is remembered. */
async function handsOf(paperwork: PaperworkRead, id: string): Promise<readonly string[]> {
  return (await paperwork.fact(factOf(id)))?.split(' ') ?? [id];
}

const factOf = (id: string): string => `hands of ${id}`;
