// A kiosk that has been silent for 30 days: somebody should go and look.
import type { LedgerStore } from '../store/ledger-store.ts';
import type { Kiosk } from '../store/port/kiosks.ts';

/** Opens one task for each silence. */
export async function watchKiosks(store: LedgerStore, nowMs: number): Promise<void> {
  const isSilent = ({ state, lastSeenAtMs }: Kiosk): boolean =>
    state === 'active' && lastSeenAtMs !== undefined && nowMs - lastSeenAtMs > SILENCE_MS;
  const silent = await store.read(async (books) => (await books.kiosks.list()).filter(isSilent));
  if (silent.length === 0) return;
  await store.transact(async (books) => {
    for (const kiosk of silent) {
      await books.paperwork.openTask({
        key: `kiosk-silent ${kiosk.id} ${kiosk.lastSeenAtMs}`,
        kind: 'kiosk-silent',
        kioskId: kiosk.id,
        openedAtMs: nowMs,
        text: 'This kiosk has not been heard of for 30 days.',
        record: undefined,
      });
    }
  });
}

const SILENCE_MS = 30 * 24 * 60 * 60_000;
