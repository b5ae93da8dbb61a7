// A kiosk as the operator's lists show it.
import { instantText } from '../../contract/ids.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { Kiosk } from '../../store/port/kiosks.ts';

/** The row of one kiosk, with how much of it is held. */
export async function kioskEntry({ kiosks }: Pick<ReadingBooks, 'kiosks'>, kiosk: Kiosk) {
  const { id, name, state, kioskEpoch, lastSeenAtMs, lastBatchSeq, position, health } = kiosk;
  const { batches: heldBatches } = await kiosks.heldSize(id);
  return {
    id,
    name,
    state,
    kioskEpoch,
    ...(lastSeenAtMs !== undefined && { lastSeenAt: instantText(lastSeenAtMs) }),
    lastBatchSeq,
    heldBatches,
    ...(position && { position }),
    ...(health && { health: { ...health, acceptors: [...health.acceptors] } }),
  };
}
