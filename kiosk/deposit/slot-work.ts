// Moves the slot for a session: one command after the other, each tried within a stated limit.
import type { AcceptorHost, SlotAnswer } from '#drivers/coin-acceptor.ts';
import type { Clock } from '#drivers/clock.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { ACCEPTOR_WAIT_MAX_MS, type Input } from './states.ts';

/** The slot as a session sees it. */
export interface Slot {
  /**
   * Opens for the coins that have a price on `card`. The wish holds until another word: an acceptor that gets ready
   * later opens then, while `isWanted` says true.
   */
  open(card: RateCard | undefined, isWanted: () => boolean): Promise<SlotAnswer>;
  inhibit(): Promise<SlotAnswer>;
  settle(): Promise<SlotAnswer>;
}

export interface SlotWork {
  /** Answers `slotOpened` or `slotRefused`; gives up silently when `isAwaited` turns false. `isWanted` is the slot's. */
  open(card: RateCard | undefined, isAwaited: () => boolean, isWanted: () => boolean): void;
  close(): void;
  /** Answers `slotSettled` when the slot is proven closed and quiet, or after `ACCEPTOR_WAIT_MAX_MS`. */
  settle(): void;
}

type SlotDeps = Readonly<{
  slot: Slot;
  clock: Clock;
  signal: AbortSignal;
  log: AcceptorHost['log'];
  answer(input: Input): void;
}>;

/** Work begun before `signal` aborts is dropped: the next start recovers the session from the journal. */
export function createSlotWork({ slot, clock, signal, log, answer }: SlotDeps): SlotWork {
  let work: Promise<void> = Promise.resolve();

  function inTurn(task: () => Promise<void>): void {
    work = work.then(task).catch((error: unknown) => {
      log('warn', 'the slot could not be moved', { error: String(error) });
    });
  }

  async function open(
    card: RateCard | undefined,
    isAwaited: () => boolean,
    isWanted: () => boolean,
  ): Promise<void> {
    for (let tries = 1; isAwaited() && !signal.aborted; tries++) {
      if ((await slot.open(card, isWanted)).ok) return answer({ on: 'slotOpened' });
      if (tries === OPEN_TRIES_MAX) return answer({ on: 'slotRefused' });
      await clock.sleep(SLOT_AGAIN_MS, signal);
    }
  }

  async function settle(): Promise<void> {
    const giveUpMs = clock.monotonicMs() + ACCEPTOR_WAIT_MAX_MS;
    while (!signal.aborted) {
      const isProven = await within(giveUpMs, slot.settle());
      if (signal.aborted) return;
      if (isProven || clock.monotonicMs() >= giveUpMs) {
        return answer({ on: 'slotSettled', isProven });
      }
      await clock.sleep(SLOT_AGAIN_MS, signal);
    }
  }

  async function within(giveUpMs: number, settled: Promise<SlotAnswer>): Promise<boolean> {
    const isAnswered = new AbortController();
    const limit = AbortSignal.any([isAnswered.signal, signal]);
    const late = clock.sleep(giveUpMs - clock.monotonicMs(), limit).then(() => undefined);
    const first = await Promise.race([settled, late]);
    isAnswered.abort();
    return first?.ok === true;
  }

  return {
    open: (card, isAwaited, isWanted) => inTurn(() => open(card, isAwaited, isWanted)),
    close: () => inTurn(async () => void (await slot.inhibit())),
    settle: () => inTurn(settle),
  };
}

const SLOT_AGAIN_MS = 500;
const OPEN_TRIES_MAX = 3;
