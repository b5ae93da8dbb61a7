// Two people count a bag: coins reach the vault, differences get their name, and the kiosk its accuracy.
import type { SigningKey } from '../../contract/signature.ts';
import type { Bag, CountLine } from '../../ledger/bag.ts';
import { type CountRefusal, submitCount } from '../../ledger/count-bag.ts';
import { accuracyOfBag, drift, isAccurate } from '../../ledger/policy/accuracy.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { commandKiosk } from '../command-kiosk.ts';
import { areSameHands } from '../hands.ts';
import { closeGaps } from './close-gaps.ts';

export type CountBagResult =
  | { ok: true; kind: 'waiting' | 'differs' | 'agreed' }
  | { ok: false; error: CountRefusal | 'unknown-bag' | 'same-hands' };

/** The key that commands to kiosks are signed with. */
type CountBagDeps = Readonly<{ signingKey: SigningKey }>;

/** Takes one person's count, as part of the caller's transaction; the second equal one books it. */
export async function countBag(
  books: WritingBooks,
  { signingKey }: CountBagDeps,
  { bagId, by, lines }: Readonly<{ bagId: string; by: string; lines: readonly CountLine[] }>,
  nowMs: number,
): Promise<CountBagResult> {
  const bag = await books.bags.bag(bagId);
  if (!bag) return { ok: false, error: 'unknown-bag' };
  const counted = submitCount(bag, { by, atMs: nowMs, lines });
  if (!counted.ok) return counted;
  for (const other of bag.counts.filter((one) => one.by !== by)) {
    if (await areSameHands(books.paperwork, other.by, by)) {
      return { ok: false, error: 'same-hands' };
    }
  }
  await books.bags.saveBag(counted.bag);
  if (counted.kind === 'agreed') {
    await books.transfers.post(counted.transfers);
    const { id, kioskId, countNumber } = counted.bag;
    const foundBy = `bag/${id}/closed/${countNumber}`;
    const about = { foundBy, subject: { kind: 'bag', id }, kioskId, atMs: nowMs } as const;
    await closeGaps(books, counted.foreignGaps, about);
    await watchAccuracy(books, signingKey, counted.bag, nowMs);
  }
  return { ok: true, kind: counted.kind };
}

/**
 * A kiosk that counts wrong too often is stopped, until somebody has looked at it and enables it again. A bag that was
 * counted well itself stops nothing: the bad ones before it may be from before the repair.
 */
async function watchAccuracy(
  books: WritingBooks,
  signingKey: SigningKey,
  bag: Bag,
  nowMs: number,
): Promise<void> {
  const counted = (await books.bags.bagsOf(bag.kioskId, BAGS_LOOKED_AT)).filter(
    (one) => one.state === 'counted',
  );
  const { isDrifting, miscountedPerMillion } = drift(counted.map(accuracyOfBag));
  if (!isDrifting || isAccurate(accuracyOfBag(bag))) return;
  await commandKiosk(books, signingKey, bag.kioskId, 'disable', nowMs);
  await books.paperwork.openTask({
    key: `kiosk-drifts ${bag.kioskId} ${bag.id}`,
    kind: 'kiosk-drifts',
    kioskId: bag.kioskId,
    openedAtMs: nowMs,
    text: `This kiosk counted ${miscountedPerMillion} of a million coins wrong and was stopped; have it looked at, then enable it.`,
    record: undefined,
  });
}

const BAGS_LOOKED_AT = 20;
