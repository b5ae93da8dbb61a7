// A kiosk becomes known by name; it can do nothing before it is enrolled with a token.
import { FIRST_PREV_BATCH_HASH } from '../contract/batch.ts';
import type { Kiosk } from '../store/port/kiosks.ts';
import type { Transacting } from './inside.ts';

/** Adds a kiosk; one that is known already stays as it is. */
export function registerKiosk(
  store: Transacting,
  { id, name, position }: Pick<Kiosk, 'id' | 'name' | 'position'>,
): Promise<void> {
  return store.transact(async (books) => {
    if (await books.kiosks.find(id)) return;
    await books.kiosks.save({
      id,
      name,
      state: 'active',
      kioskEpoch: 0,
      certificate: undefined,
      lastBatchSeq: 0,
      lastBatchHash: FIRST_PREV_BATCH_HASH,
      lastSeq: 0,
      lastAcceptedAtMs: undefined,
      heartbeatCounter: 0,
      lastSeenAtMs: undefined,
      ...(position && { position }),
    });
  });
}
