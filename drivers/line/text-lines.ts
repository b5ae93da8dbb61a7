// Cuts a stream of bytes into text lines of bounded length, whatever the chunks they arrive in.

export type TextLine =
  /** Without its line end. */
  | { kind: 'line'; text: string }
  /** Longer than any line may be: thrown away up to its end, and told once. */
  | { kind: 'overlong' };

export interface TextLines {
  /** The lines that `bytes` complete, in order; empty lines are left out. */
  push(bytes: Uint8Array): TextLine[];
}

const LINE_ENDS = /[\r\n]/;

/** An empty reader; CR, LF and CRLF all end a line. Keeps at most `charsMax` characters of an unfinished one. */
export function createTextLines(charsMax: number): TextLines {
  let pending = '';
  let isSkipping = false;

  return {
    push: (bytes) => {
      const lines: TextLine[] = [];
      // Each byte is one character, so that a damaged byte damages nothing beside it.
      const parts = Buffer.from(bytes).toString('latin1').split(LINE_ENDS);
      parts.forEach((part, index) => {
        if (!isSkipping) pending += part;
        if (pending.length > charsMax) {
          pending = '';
          isSkipping = true;
          lines.push({ kind: 'overlong' });
        }
        if (index === parts.length - 1) return;
        if (pending !== '') lines.push({ kind: 'line', text: pending });
        pending = '';
        isSkipping = false;
      });
      return lines;
    },
  };
}
