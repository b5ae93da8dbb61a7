// Nothing stays on its way for ever: a payment that the bank is silent about becomes a task for a person.
import type { LedgerStore } from '../../store/ledger-store.ts';

/** Opens a task for each payment that was sent three days ago and has no answer; answers how many it opened. */
export async function watchSent(store: LedgerStore, nowMs: number): Promise<number> {
  const silent = await store.read(async (books) => {
    const sent = await books.withdrawals.inState('sent', undefined, LOOKED_AT_MAX);
    const late = sent.filter(({ sentAtMs }) => sentAtMs! + SILENT_MS <= nowMs);
    const unasked: string[] = [];
    for (const { id } of late) {
      if (!(await books.paperwork.task(keyOf(id)))) unasked.push(id);
    }
    return unasked;
  });
  for (const id of silent) {
    await store.transact((books) =>
      books.paperwork.openTask({
        key: keyOf(id),
        kind: 'withdrawal-doubtful',
        kioskId: undefined,
        openedAtMs: nowMs,
        text: 'The bank has said nothing of a payment for three days. Ask it, then record the answer.',
        record: undefined,
      }),
    );
  }
  return silent.length;
}

const keyOf = (id: string): string => `withdrawal ${id} silent`;

const SILENT_MS = 3 * 86_400_000;
/** The oldest first: those that are late are among them. */
const LOOKED_AT_MAX = 500;
