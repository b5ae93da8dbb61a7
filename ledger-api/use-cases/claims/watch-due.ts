// The law asks for an answer within two weeks: a claim that is nearly due calls for a person once more.
import type { LedgerStore } from '../../store/ledger-store.ts';

/** Opens a task for each open claim that is due within two days; answers how many it opened. */
export async function watchDueClaims(store: LedgerStore, nowMs: number): Promise<number> {
  const pressing = await store.read(async (books) => {
    const open = await books.claims.inState('open', undefined, LOOKED_AT_MAX);
    const due = open.filter(({ dueAtMs }) => dueAtMs - WARNED_MS <= nowMs);
    const unasked: string[] = [];
    for (const { id } of due) {
      if (!(await books.paperwork.task(keyOf(id)))) unasked.push(id);
    }
    return unasked;
  });
  for (const id of pressing) {
    await store.transact((books) =>
      books.paperwork.openTask({
        key: keyOf(id),
        kind: 'claim-filed',
        kioskId: undefined,
        openedAtMs: nowMs,
        text: 'A claim is due within two days and has no answer yet.',
        record: undefined,
      }),
    );
  }
  return pressing.length;
}

const keyOf = (id: string): string => `claim ${id} due`;

const WARNED_MS = 2 * 86_400_000;
/** The first that are due are among the first that were filed. */
const LOOKED_AT_MAX = 500;
