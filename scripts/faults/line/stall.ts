// An event loop that stands still for a while: its timers fire late, and only after them does it see what has arrived.
import type { Clock } from '#drivers/clock.ts';
import type { SerialLine } from '#drivers/line/serial-line.ts';

export interface EventLoop {
  /** The clock as the process lives it. */
  readonly clock: Clock;
  stall(ms: number): void;
  /** The line as the process hears it. */
  hears(line: SerialLine): SerialLine;
}

/** Node runs the timers that are due before it looks at what has arrived. */
const TIMERS_FIRST_MS = 1;

/** The event loop of the host; the device and the oracle go on by `clock` itself. */
export function createEventLoop(clock: Clock): EventLoop {
  let stalledUntilMs = -Infinity;

  async function untilAwake(extraMs = 0): Promise<void> {
    for (;;) {
      const leftMs = stalledUntilMs + extraMs - clock.monotonicMs();
      if (leftMs <= 0) return;
      await clock.sleep(leftMs);
    }
  }

  return {
    clock: {
      nowMs: clock.nowMs,
      monotonicMs: clock.monotonicMs,
      sleep: async (ms, signal) => {
        await clock.sleep(ms, signal);
        if (stalledUntilMs > clock.monotonicMs()) await untilAwake();
      },
    },
    stall: (ms) => {
      stalledUntilMs = Math.max(stalledUntilMs, clock.monotonicMs() + ms);
    },
    hears: (line) => ({
      name: line.name,
      get isOpen() {
        return line.isOpen;
      },
      write: line.write,
      take: () => (stalledUntilMs + TIMERS_FIRST_MS > clock.monotonicMs() ? NOTHING : line.take()),
      arrival: async (signal) => {
        await line.arrival(signal);
        if (stalledUntilMs + TIMERS_FIRST_MS > clock.monotonicMs())
          await untilAwake(TIMERS_FIRST_MS);
      },
      exclusively: line.exclusively,
      close: line.close,
    }),
  };
}

const NOTHING = new Uint8Array(0);
