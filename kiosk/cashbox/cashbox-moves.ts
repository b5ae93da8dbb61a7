// The cashbox is taken out and put back: each move one journal record, which the ledger reads as the cut-off of a bag.
import type { SlotAnswer } from '#drivers/coin-acceptor.ts';
import type { Clock } from '#drivers/clock.ts';
import type { Cashbox, KioskStore } from '../store/kiosk-store.ts';

export interface CashboxMoves {
  /** Without its box a kiosk takes no coins. */
  isOut(): boolean;
  /** A removal is on its way. */
  isMoving(): boolean;
  /** As the journal last told it. */
  content(): Cashbox;
  /** Reads the journal again; throws while the store cannot be read. */
  read(): void;
  /**
   * The box was taken out. The slot is proven closed first, so that every coin in the box is before the record. False
   * when it could not be stored: nothing happened then. Twice is once.
   */
  remove(sealNumber?: string): Promise<boolean>;
  /** The box is back, empty. False when it could not be stored. Twice is once. */
  insert(): boolean;
}

type MovesDeps = Readonly<{
  store: Pick<KioskStore, 'cashbox' | 'commit'>;
  clock: Clock;
  signal: AbortSignal;
  /** Closed and quiet: every coin that fell is stored. */
  settle(): Promise<SlotAnswer>;
  /** Something new is in the journal. */
  recorded(): void;
}>;

/** Starts where the journal stops. */
export function createCashboxMoves(deps: MovesDeps): CashboxMoves {
  const { store, clock, signal } = deps;
  let cashbox = store.cashbox();
  let isMoving = false;

  function note(kind: string, body: Record<string, unknown>): boolean {
    try {
      store.commit({ atMs: clock.nowMs(), records: [{ kind, body }] });
      cashbox = store.cashbox();
      deps.recorded();
      return true;
    } catch {
      // The keeper of the store has noticed and logged it.
      return false;
    }
  }

  /** A device that cannot prove it does not hold up a person with a box in their hands. */
  async function settleAtMost(): Promise<void> {
    const isSettled = new AbortController();
    const limit = AbortSignal.any([isSettled.signal, signal]);
    await Promise.race([deps.settle().catch(() => {}), clock.sleep(SETTLE_TIMEOUT_MS, limit)]);
    isSettled.abort();
  }

  return {
    isOut: () => !cashbox.isInserted,
    isMoving: () => isMoving,
    content: () => cashbox,
    read: () => {
      cashbox = store.cashbox();
    },
    remove: async (sealNumber) => {
      if (isMoving || !cashbox.isInserted) return true;
      isMoving = true;
      try {
        await settleAtMost();
        return note('cashbox-removed', sealNumber === undefined ? {} : { sealNumber });
      } finally {
        isMoving = false;
      }
    },
    insert: () => cashbox.isInserted || note('cashbox-inserted', {}),
  };
}

const SETTLE_TIMEOUT_MS = 10_000;
