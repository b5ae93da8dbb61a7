// Journal records of the acceptor coming and going; a flapping cable must not fill the journal.
import type { AcceptorState } from '#drivers/coin-acceptor.ts';
import type { Clock } from '#drivers/clock.ts';
import type { KioskStore } from '../store/kiosk-store.ts';

/** Call it with the state from time to time; a change is recorded once it may be. */
export function createAcceptorNotes(
  store: Pick<KioskStore, 'commit'>,
  clock: Clock,
): (state: AcceptorState) => void {
  let noted = '';
  let notedAtMs = -Infinity;
  return (state) => {
    if (state.state === 'connecting') return;
    const body =
      state.state === 'ready'
        ? { state: 'ready', acceptorId: state.acceptorId }
        : { state: 'out-of-service', reason: state.reason };
    const text = JSON.stringify(body);
    if (text === noted || clock.monotonicMs() - notedAtMs < NOTE_INTERVAL_MIN_MS) return;
    store.commit({ atMs: clock.nowMs(), records: [{ kind: 'acceptor-state', body }] });
    noted = text;
    notedAtMs = clock.monotonicMs();
  };
}

const NOTE_INTERVAL_MIN_MS = 10_000;
