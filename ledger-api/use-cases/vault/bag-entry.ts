// A bag as operators see it: what is expected is told only when it is counted.
import { instantText } from '../../contract/ids.ts';
import type { BagEntry } from '../../contract/vault.ts';
import { type Bag, isSealAnother } from '../../ledger/bag.ts';

/** The row of one bag. */
export function bagEntry(bag: Bag): BagEntry {
  const agreed = bag.state === 'counted' ? bag.counts.at(-1)?.lines : undefined;
  return {
    id: bag.id,
    kioskId: bag.kioskId,
    sealNumber: bag.sealNumber,
    ...(isSealAnother(bag) && { kioskSealNumber: bag.kioskSealNumber }),
    cutOff: bag.cutOff,
    state: bag.state,
    openedAt: instantText(bag.openedAtMs),
    openedBy: bag.openedBy,
    ...(bag.sealedAtMs !== undefined && { sealedAt: instantText(bag.sealedAtMs) }),
    ...(bag.countedAtMs !== undefined && { countedAt: instantText(bag.countedAtMs) }),
    countedBy: bag.counts.map((count) => count.by),
    ...(agreed && { expected: bag.expected.map(withText), counted: agreed.map(withText) }),
  };
}

const withText = <T extends { faceMinor: bigint }>(face: T) => ({
  ...face,
  faceMinor: String(face.faceMinor),
});
