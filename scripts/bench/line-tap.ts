// A serial line with somebody who looks on: when bytes were last written, and when bytes last came.
import { systemClock } from '#drivers/clock.ts';
import type { OpenLine, SerialLine } from '#drivers/line/serial-line.ts';
import { percentile } from './result.ts';

export type LineTap = { writtenAtMs: number; takenAtMs: number };

/** Opens lines as `open` does; `tap` is kept up to date. */
export const tapped =
  (open: OpenLine, tap: LineTap): OpenLine =>
  async () => {
    const opened = await open();
    return opened.ok ? { ok: true, line: tappedLine(opened.line, tap) } : opened;
  };

function tappedLine(line: SerialLine, tap: LineTap): SerialLine {
  return {
    name: line.name,
    get isOpen() {
      return line.isOpen;
    },
    write: (bytes) => {
      tap.writtenAtMs = systemClock.monotonicMs();
      line.write(bytes);
    },
    take: () => {
      const bytes = line.take();
      if (bytes.length > 0) tap.takenAtMs = systemClock.monotonicMs();
      return bytes;
    },
    arrival: line.arrival,
    exclusively: line.exclusively,
    close: line.close,
  };
}

/** Something that can be asked at any time and changes nothing. */
export type Probe = Readonly<{
  question: Uint8Array;
  /** The end of an answer has been heard; an echo is part of the answer. */
  isWhole(heard: Buffer): boolean;
  isEchoing: boolean;
}>;

/**
 * Median milliseconds between question and answer beyond the time that their bytes take on the line: what device, operating
 * system and serial driver need when nothing else goes on.
 */
export async function turnaroundOf(
  line: SerialLine,
  { question, isWhole, isEchoing }: Probe,
  msPerByte: number,
): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < PROBES; i++) {
    line.take();
    const startMs = systemClock.monotonicMs();
    const patience = AbortSignal.timeout(ANSWER_MAX_MS);
    let heard = Buffer.alloc(0);
    line.write(question);
    while (!isWhole(heard) && !patience.aborted && line.isOpen) {
      await line.arrival(patience);
      heard = Buffer.concat([heard, line.take()]);
    }
    const wireBytes = heard.length + (isEchoing ? 0 : question.length);
    took.push(systemClock.monotonicMs() - startMs - wireBytes * msPerByte);
  }
  return percentile(took, 0.5);
}

const PROBES = 60;
const ANSWER_MAX_MS = 1000;
