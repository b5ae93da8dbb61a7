// The emulated pulse bridge on its line: lines in, answers and what is due out, exactly as a board would.
import { createTextLines } from '../line/text-lines.ts';
import type { EmulatedBridge } from './emulated-bridge.ts';
import { decodeHostLine, encodeBridgeLine, LINE_BYTES_MAX } from './grammar.ts';
import type { BridgeLine } from './grammar.ts';

export interface PulseEmulator {
  /** Takes bytes from the line at `nowMs`; gives back what the board puts onto it. */
  receive(bytes: Uint8Array, nowMs: number): Uint8Array;
  /** What the board says unasked; to be called every few milliseconds. */
  tick(nowMs: number): Uint8Array;
}

/** Lets `bridge` speak; lines of the host that are none are ignored in silence. */
export function createPulseEmulator(bridge: EmulatedBridge): PulseEmulator {
  const textLines = createTextLines(LINE_BYTES_MAX - 1);

  return {
    receive: (bytes, nowMs) => {
      const answers: BridgeLine[] = [];
      for (const textLine of textLines.push(bytes)) {
        if (textLine.kind !== 'line') continue;
        const decoded = decodeHostLine(textLine.text);
        if (decoded.kind === 'line') answers.push(...bridge.hear(decoded.line, nowMs));
      }
      return bytesOf([...answers, ...bridge.tick(nowMs)]);
    },
    tick: (nowMs) => bytesOf(bridge.tick(nowMs)),
  };
}

const bytesOf = (lines: readonly BridgeLine[]): Uint8Array =>
  new Uint8Array(Buffer.from(lines.map(encodeBridgeLine).join(''), 'latin1'));
