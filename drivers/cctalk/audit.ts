// Compares what the device itself counted as accepted (header 225) with what was reported, once an hour.
import type { AcceptorHost, CreditEvent } from '../coin-acceptor.ts';
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './headers.ts';

export interface Audit {
  /** Events that have been stored. */
  booked(events: readonly CreditEvent[]): void;
  /** Compares when it is time to and no coin has fallen for a while. */
  look(): Promise<void>;
}

const AUDIT_INTERVAL_MS = 3_600_000;
/** A coin that is on its way between two readings must not look like a difference. */
const QUIET_MS = 5000;
const COUNTER_VALUES = 2 ** 24;

/** Counts from now on; a device without the counter is never asked again. */
export function createAudit(
  conversation: Pick<Conversation, 'ask'>,
  host: AcceptorHost,
  acceptorId: string,
): Audit {
  const { clock, log } = host;
  let counted: Uint8Array | undefined;
  let coins = 0;
  let isSupported = true;
  let differenceSeen = false;
  let nextLookMs = clock.monotonicMs() + QUIET_MS;

  /** Alberici sends this counter with its highest byte first, everybody else with the lowest. */
  function agrees(now: Uint8Array, before: Uint8Array): boolean {
    const readings = [littleEndian, bigEndian];
    return readings.some((read) => {
      const rise = (read(now) - read(before) + COUNTER_VALUES) % COUNTER_VALUES;
      return rise === coins;
    });
  }

  return {
    booked: (events) => {
      for (const event of events) {
        if (event.kind === 'coin') coins += 1;
        // What was lost may have been coins: from here on there is nothing to compare with.
        if (event.kind === 'gap') counted = undefined;
      }
      nextLookMs = Math.max(nextLookMs, clock.monotonicMs() + QUIET_MS);
    },
    look: async () => {
      if (!isSupported || clock.monotonicMs() < nextLookMs) return;
      const answer = await conversation.ask(COMMANDS.requestAcceptCounter, [], 1);
      nextLookMs = clock.monotonicMs() + AUDIT_INTERVAL_MS;
      if (!answer.ok) {
        isSupported = counted !== undefined;
        return;
      }
      if (counted && !agrees(answer.data, counted)) {
        if (!differenceSeen) {
          // Once more before the alarm: a coin may have passed between the last poll and this question.
          differenceSeen = true;
          nextLookMs = clock.monotonicMs() + QUIET_MS;
          return;
        }
        const device = littleEndian(answer.data) - littleEndian(counted);
        log('warn', 'the acceptor counted other coins than were reported', {
          acceptorId,
          device,
          reported: coins,
        });
      }
      differenceSeen = false;
      counted = answer.data;
      coins = 0;
    },
  };
}

const littleEndian = (bytes: Uint8Array): number =>
  bytes.reduceRight((total, byte) => total * 256 + byte, 0);

const bigEndian = (bytes: Uint8Array): number =>
  bytes.reduce((total, byte) => total * 256 + byte, 0);
