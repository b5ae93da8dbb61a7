// The kiosk's estimate of server time: its monotonic clock plus an offset learnt from the ledger.
import type { Clock } from '#drivers/clock.ts';

export interface ServerClock {
  /** Milliseconds since 1970 by the ledger's clock as far as we know it; the wall clock until we know. */
  nowMs(): number;
  /** Learns from the `Date` header of an answer that took `roundTripMs`. Not signed, so it never overrules what was. */
  learn(date: string | undefined, roundTripMs: number): void;
  /** Believes a server time that the ledger signed. */
  correct(serverTimeMs: number): void;
}

/** Unmoved by jumps of the wall clock once a first answer has come. */
export function serverClock(clock: Clock): ServerClock {
  let offsetMs: number | undefined;
  let isSigned = false;
  const nowMs = (): number =>
    offsetMs === undefined ? clock.nowMs() : Math.round(clock.monotonicMs() + offsetMs);

  return {
    nowMs,
    learn: (date, roundTripMs) => {
      const dateMs = Date.parse(date ?? '');
      if (Number.isNaN(dateMs)) return;
      // The header cuts off the fraction of the second, and was written half a round trip ago.
      const estimateMs = dateMs + DATE_RESOLUTION_MS / 2 + roundTripMs / 2;
      const differenceMs = Math.abs(estimateMs - nowMs());
      if (isSigned && differenceMs > DATE_BELIEVED_WITHIN_MS) return;
      if (offsetMs === undefined || differenceMs > DATE_RESOLUTION_MS) {
        offsetMs = estimateMs - clock.monotonicMs();
      }
    },
    correct: (serverTimeMs) => {
      offsetMs = serverTimeMs - clock.monotonicMs();
      isSigned = true;
    },
  };
}

const DATE_RESOLUTION_MS = 1_000;
/** After a signed correction a proxy with a wrong clock must not undo it. */
const DATE_BELIEVED_WITHIN_MS = 60_000;
