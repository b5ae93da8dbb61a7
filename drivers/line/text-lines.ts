// Cuts a stream of bytes into text lines of bounded length, whatever the chunks they arrive in. The cutting is done by
// `@serialport/parser-readline`; the bound is ours, for that parser keeps a line without an end whole in memory.
import { ReadlineParser } from '@serialport/parser-readline';

export type TextLine =
  /** Without its line end. */
  | { kind: 'line'; text: string }
  /** Longer than any line may be: thrown away up to its end, and told once. */
  | { kind: 'overlong' };

export interface TextLines {
  /** The lines that `bytes` complete, in order; empty lines are left out. */
  push(bytes: Uint8Array): TextLine[];
}

const CR = 0x0d;
const LF = 0x0a;

/**
 * Each byte is one character, so that a damaged byte damages nothing beside it. In object mode each line is read by itself:
 * otherwise several are glued into one.
 */
const newParser = (): ReadlineParser =>
  new ReadlineParser({ delimiter: '\n', encoding: 'latin1', readableObjectMode: true });

/** An empty reader; CR, LF and CRLF all end a line. Keeps at most `charsMax` characters of an unfinished one. */
export function createTextLines(charsMax: number): TextLines {
  let parser = newParser();
  let isSkipping = false;

  function judge(text: string): TextLine[] {
    if (isSkipping) {
      isSkipping = false;
      return [];
    }
    if (text.length > charsMax) return [{ kind: 'overlong' }];
    return text === '' ? [] : [{ kind: 'line', text }];
  }

  /** What is in the parser, and has no end yet, may not grow for ever. */
  function bound(): TextLine[] {
    if (parser.buffer.length <= charsMax) return [];
    const wasSkipping = isSkipping;
    isSkipping = true;
    parser.destroy();
    parser = newParser();
    return wasSkipping ? [] : [{ kind: 'overlong' }];
  }

  return {
    push: (bytes) => {
      parser.write(Buffer.from(bytes.map((byte) => (byte === CR ? LF : byte))));
      const lines: TextLine[] = [];
      for (let text = parser.read(); text !== null; text = parser.read()) {
        lines.push(...judge(String(text)));
      }
      return [...lines, ...bound()];
    },
  };
}
