// Lines in and out: everything the bridge says in order, what is no line thrown away and counted.
import type { Clock } from '../clock.ts';
import { bytesOrTimeout } from '../line/serial-line.ts';
import type { SerialLine } from '../line/serial-line.ts';
import { createTextLines } from '../line/text-lines.ts';
import { decodeBridgeLine, encodeHostLine, LINE_BYTES_MAX } from './grammar.ts';
import type { BridgeLine, HostLine } from './grammar.ts';

export type Trace = (event: 'sent' | 'received' | 'noise', bytes: Uint8Array) => void;

export interface Conversation {
  readonly line: SerialLine;
  /** Lines that were none: unframed, too long, of a wrong checksum or unknown. */
  readonly noiseCount: number;
  say(line: HostLine): void;
  /** The next line of the bridge; undefined after `ms`, or when the serial line has closed. */
  hear(ms: number): Promise<BridgeLine | undefined>;
  /** Ends when there is something to hear. */
  arrival(signal: AbortSignal): Promise<void>;
}

/** Opens a conversation; the bridge may be in the middle of a line. */
export function createConversation(line: SerialLine, clock: Clock, trace: Trace): Conversation {
  // The line feed is no part of a text line.
  const textLines = createTextLines(LINE_BYTES_MAX - 1);
  const heard: BridgeLine[] = [];
  let noiseCount = 0;

  function listen(): void {
    const bytes = line.take();
    if (bytes.length === 0) return;
    trace('received', bytes);
    for (const textLine of textLines.push(bytes)) {
      const decoded =
        textLine.kind === 'line' ? decodeBridgeLine(textLine.text) : ({ kind: 'noise' } as const);
      if (decoded.kind === 'line') {
        heard.push(decoded.line);
      } else {
        noiseCount += 1;
        trace('noise', bytes);
      }
    }
  }

  return {
    line,
    get noiseCount() {
      return noiseCount;
    },
    say: (spoken) => {
      const bytes = new Uint8Array(Buffer.from(encodeHostLine(spoken), 'latin1'));
      line.write(bytes);
      trace('sent', bytes);
    },
    hear: async (ms) => {
      const deadlineMs = clock.monotonicMs() + ms;
      for (;;) {
        listen();
        const next = heard.shift();
        const leftMs = deadlineMs - clock.monotonicMs();
        if (next || leftMs <= 0 || !line.isOpen) return next;
        await bytesOrTimeout(line, clock, leftMs);
      }
    },
    arrival: async (signal) => {
      if (heard.length === 0) await line.arrival(signal);
    },
  };
}
