import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTextLines } from '#drivers/line/text-lines.ts';

const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('2. text lines of a bridge', () => {
  test('glued lines: two lines in one chunk are two lines', () => {
    expect(createTextLines(20).push(ascii('p,ACK\np,5102\n'))).toEqual([
      { kind: 'line', text: 'p,ACK' },
      { kind: 'line', text: 'p,5102' },
    ]);
  });

  test('carriage returns are no part of a line, and empty lines are none', () => {
    expect(createTextLines(20).push(ascii('08 51 00\r\n\r\n\n00\r'))).toEqual([
      { kind: 'line', text: '08 51 00' },
      { kind: 'line', text: '00' },
    ]);
  });

  test('a line that ends in another chunk is one line', () => {
    const lines = createTextLines(20);

    expect([lines.push(ascii('p,5')), lines.push(ascii('102')), lines.push(ascii('\n'))]).toEqual([
      [],
      [],
      [{ kind: 'line', text: 'p,5102' }],
    ]);
  });

  test('more lines in one chunk than a stream likes to hold are all there, and so is the next one', () => {
    const lines = createTextLines(8);
    const many = lines.push(ascii('p,ACK\n'.repeat(500)));

    expect(many).toHaveLength(500);
    expect(lines.push(ascii('p,5102\n'))).toEqual([{ kind: 'line', text: 'p,5102' }]);
  });

  test('a damaged byte is one character, and damages none beside it', () => {
    expect(createTextLines(8).push(new Uint8Array([0x70, 0xc3, 0x41, 0x0a]))).toEqual([
      { kind: 'line', text: 'p\u00c3A' },
    ]);
  });

  test('unbounded line: what never ends is thrown away once, up to its end', () => {
    const lines = createTextLines(8);
    const told = Array.from({ length: 1000 }, () => lines.push(ascii('0123456789'))).flat();

    expect(told).toEqual([{ kind: 'overlong' }]);
    expect(lines.push(ascii('9\np,ACK\n'))).toEqual([{ kind: 'line', text: 'p,ACK' }]);
  });

  test('an overlong line inside a chunk spoils no line behind it', () => {
    expect(createTextLines(8).push(ascii('0123456789\np,ACK\n'))).toEqual([
      { kind: 'overlong' },
      { kind: 'line', text: 'p,ACK' },
    ]);
  });

  test('are the same wherever the chunks are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\r', '\n') }), fc.nat(), (text, at) => {
        const cut = at % (text.length + 1);
        const lines = createTextLines(4);
        const inParts = [text.slice(0, cut), text.slice(cut)].flatMap((part) =>
          lines.push(ascii(part)),
        );
        expect(inParts).toEqual(createTextLines(4).push(ascii(text)));
      }),
    );
  });
});
