// A session that had to close without its acceptor keeps a claim on the coins that the acceptor tells of later.
import type { KioskStore, NewRecord } from '../store/kiosk-store.ts';

const KIND = 'late-watch';

/** Stored with the closing of such a session, and again, not waiting, once its acceptor has told everything. */
export const lateWatchRecord = (sessionId: string, isWaiting: boolean): NewRecord => ({
  kind: KIND,
  body: { sessionId, isWaiting },
});

/** The closed session whose coins may still surface. */
export function lateSession(
  store: Pick<KioskStore, 'lastClosedSession' | 'lastRecord'>,
): string | undefined {
  const last = store.lastClosedSession();
  const watch = last && store.lastRecord(KIND, last.closedSeq);
  return watch?.body['isWaiting'] === true ? last?.sessionId : undefined;
}
