// One direction of a wire at the speed of its line: each byte arrives when a real line would have brought it.
// Every arrival has an absolute deadline, so that late timers do not add up; a still wire costs nothing.
import type { Clock } from '../clock.ts';

export interface PacedWire {
  /** Puts bytes onto the wire at `fromMs`, or behind what is already on it. */
  send(bytes: Uint8Array, fromMs: number): void;
  /** Whatever is on the wire is gone. */
  cut(): void;
}

/** Start bit, eight data bits, stop bit. */
const BITS_PER_BYTE = 10;
/** What a sender that nobody holds back can have on its way; the rest overruns. */
const WAITING_BYTES_MAX = 65_536;

/** The time that a byte takes, 8N1. */
export const byteMs = (baudRate: number): number => (1000 * BITS_PER_BYTE) / baudRate;

/** `deliver` gets what has arrived, and when its last byte did; 0 ms a byte is a wire without a speed. */
export function createPacedWire(
  msPerByte: number,
  clock: Clock,
  deliver: (bytes: Uint8Array, atMs: number) => void,
): PacedWire {
  type Chunk = { bytes: Uint8Array; startMs: number; taken: number };
  let chunks: Chunk[] = [];
  let waitingBytes = 0;
  let freeAtMs = -Infinity;
  let isPumping = false;
  let cutting = new AbortController();

  const dueMs = ({ startMs, taken }: Chunk): number => startMs + (taken + 1) * msPerByte;

  /** Delivers what is due, chunk by chunk. */
  function deliverDue(): void {
    for (;;) {
      const chunk = chunks[0];
      const nowMs = clock.monotonicMs();
      if (!chunk || dueMs(chunk) > nowMs) return;
      const before = chunk.taken;
      while (chunk.taken < chunk.bytes.length && dueMs(chunk) <= nowMs) chunk.taken += 1;
      const arrived = chunk.bytes.subarray(before, chunk.taken);
      const atMs = chunk.startMs + chunk.taken * msPerByte;
      if (chunk.taken === chunk.bytes.length) chunks.shift();
      waitingBytes -= arrived.length;
      deliver(arrived, atMs);
    }
  }

  async function pump(): Promise<void> {
    isPumping = true;
    for (;;) {
      deliverDue();
      const next = chunks[0];
      if (!next) break;
      await clock.sleep(Math.max(0, dueMs(next) - clock.monotonicMs()), cutting.signal);
    }
    isPumping = false;
  }

  return {
    send: (bytes, fromMs) => {
      if (bytes.length === 0 || waitingBytes + bytes.length > WAITING_BYTES_MAX) return;
      const startMs = Math.max(fromMs, freeAtMs);
      freeAtMs = startMs + bytes.length * msPerByte;
      waitingBytes += bytes.length;
      chunks.push({ bytes, startMs, taken: 0 });
      if (!isPumping) void pump();
    },
    cut: () => {
      chunks = [];
      waitingBytes = 0;
      freeAtMs = -Infinity;
      cutting.abort();
      cutting = new AbortController();
    },
  };
}
