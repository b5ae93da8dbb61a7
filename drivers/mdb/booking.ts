// Reports on their way into the store. A changer tells its coins once: until one is stored it is kept and offered again.
import type { AcceptorHost, AcceptorPosition, AcceptorReport } from '../coin-acceptor.ts';

export interface Booking {
  /** Why the last report could not be stored; undefined when nothing waits. */
  readonly fault: string | undefined;
  /** Acceptors of which something was lost that no gap names yet. */
  readonly unnamedLosses: Set<string>;
  /** The acceptor of which this process has heard every word since its books were last brought up to date. */
  heardThrough: string | undefined;
  /**
   * Where the books of an acceptor end, reports that wait included. The store is asked once; throws when it cannot be
   * asked then.
   */
  last(acceptorId: string): AcceptorPosition | undefined;
  /** Puts `report` behind those that wait and stores them in order; true when all are stored. */
  store(report?: AcceptorReport): Promise<boolean>;
  /** Nothing more will be heard on this line: each loss that no gap names yet gets one. */
  nameLosses(): Promise<void>;
}

/** Far more than one line can leave behind; beyond it the next reconciliation says that something is missing. */
const WAITING_MAX = 1000;

/** Books of one acceptor for as long as the kiosk runs; they outlive its line. */
export function createBooking(host: AcceptorHost): Booking {
  const waiting: AcceptorReport[] = [];
  const stored = new Map<string, AcceptorPosition>();
  let fault: string | undefined;
  // After a failure the first report may or may not be on the disk: the store is asked before it is offered again.
  let isInDoubt = false;

  async function storeFirst(): Promise<void> {
    const [report] = waiting;
    const { acceptorId } = report!.position;
    const isStored = isInDoubt && isSamePosition(host.lastPosition(acceptorId), report!.position);
    if (!isStored) {
      isInDoubt = true;
      await host.commit(report!);
    }
    isInDoubt = false;
    stored.set(acceptorId, report!.position);
    waiting.shift();
  }

  function askStore(acceptorId: string): AcceptorPosition | undefined {
    const position = host.lastPosition(acceptorId);
    if (position) stored.set(acceptorId, position);
    return position;
  }

  /** Undefined also when the store cannot be asked now: the next line names the loss. */
  function knownEnd(acceptorId: string): AcceptorPosition | undefined {
    try {
      return booking.last(acceptorId);
    } catch {
      return undefined;
    }
  }

  const booking: Booking = {
    unnamedLosses: new Set(),
    heardThrough: undefined,
    get fault() {
      return fault;
    },
    last: (acceptorId) =>
      waiting.findLast(({ position }) => position.acceptorId === acceptorId)?.position ??
      stored.get(acceptorId) ??
      askStore(acceptorId),
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
    nameLosses: async () => {
      for (const acceptorId of booking.unnamedLosses) {
        const last = knownEnd(acceptorId);
        if (!last) continue;
        booking.unnamedLosses.delete(acceptorId);
        const position = { ...last, creditSeq: last.creditSeq + 1n };
        const gap = { kind: 'gap', lostCount: undefined, reason: 'credits-lost' } as const;
        await booking.store({ position, events: [gap], isReconciled: false });
      }
    },
  };
  return booking;
}

function isSamePosition(one: AcceptorPosition | undefined, other: AcceptorPosition): boolean {
  return (
    one?.acceptorEpoch === other.acceptorEpoch &&
    one.creditSeq === other.creditSeq &&
    one.recentPairs === other.recentPairs
  );
}
