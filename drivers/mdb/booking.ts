// Reports on their way into the store. A changer tells its coins once: until one is stored it is kept and offered again.
import type { AcceptorHost, AcceptorPosition, AcceptorReport } from '../coin-acceptor.ts';

export interface Booking {
  /** Why the last report could not be stored; undefined when nothing waits. */
  readonly fault: string | undefined;
  /** Where the books of an acceptor end, reports that wait included. Throws when the store cannot be asked. */
  last(acceptorId: string): AcceptorPosition | undefined;
  /** Puts `report` behind those that wait and stores them in order; true when all are stored. */
  store(report?: AcceptorReport): Promise<boolean>;
}

/** Far more than one line can leave behind; beyond it the next reconciliation says that something is missing. */
const WAITING_MAX = 1000;

/** Books of one acceptor for as long as the kiosk runs; they outlive its line. */
export function createBooking(host: AcceptorHost): Booking {
  const waiting: AcceptorReport[] = [];
  let fault: string | undefined;
  // After a failure the first report may or may not be on the disk: the store is asked before it is offered again.
  let isInDoubt = false;
  // Remembered, so that a store that refuses every question for a while does not stop us from hearing coins.
  let stored: AcceptorPosition | undefined;

  async function storeFirst(): Promise<void> {
    const [report] = waiting;
    const { acceptorId } = report!.position;
    const isStored = isInDoubt && isSamePosition(host.lastPosition(acceptorId), report!.position);
    if (!isStored) {
      isInDoubt = true;
      await host.commit(report!);
    }
    isInDoubt = false;
    stored = report!.position;
    waiting.shift();
  }

  return {
    get fault() {
      return fault;
    },
    last: (acceptorId) => {
      const waits = waiting.findLast(({ position }) => position.acceptorId === acceptorId);
      if (waits) return waits.position;
      if (stored?.acceptorId !== acceptorId) stored = host.lastPosition(acceptorId);
      return stored;
    },
    store: async (report) => {
      if (report && waiting.length < WAITING_MAX) waiting.push(report);
      try {
        while (waiting.length > 0) await storeFirst();
        fault = undefined;
      } catch (error) {
        fault = String(error);
      }
      return fault === undefined;
    },
  };
}

function isSamePosition(one: AcceptorPosition | undefined, other: AcceptorPosition): boolean {
  return (
    one?.acceptorEpoch === other.acceptorEpoch &&
    one.creditSeq === other.creditSeq &&
    one.recentPairs === other.recentPairs
  );
}
