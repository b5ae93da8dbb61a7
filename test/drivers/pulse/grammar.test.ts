import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeBridgeLine,
  decodeHostLine,
  encodeBridgeLine,
  encodeHostLine,
  INHIBIT_CAUSES,
  LINE_BYTES_MAX,
} from '#drivers/pulse/grammar.ts';
import type { BridgeLine, HostLine } from '#drivers/pulse/grammar.ts';
import vectors from '../../vectors/pulse-lines.json' with { type: 'json' };

const decode = (from: string, text: string) =>
  from === 'host' ? decodeHostLine(text) : decodeBridgeLine(text);
const encode = (from: string, line: object) =>
  from === 'host' ? encodeHostLine(line as HostLine) : encodeBridgeLine(line as BridgeLine);

describe('a line of the pulse protocol', () => {
  test.each(vectors.lines)('$name ($text)', ({ from, text, line }) => {
    const decoded = decode(from, text);

    expect(decoded).toEqual({ kind: 'line', line });
  });

  // INH without a token is understood and never said.
  test.each(vectors.lines.filter(({ name }) => name !== 'INH opens'))(
    '$name is written as it is read',
    ({ from, text, line }) => {
      expect(encode(from, line)).toBe(`${text}\n`);
    },
  );

  test.each(vectors.refused)('is refused from a $from: $name', ({ from, text, why }) => {
    expect(decode(from, text)).toEqual({ kind: 'noise', why });
  });
});

const uint32 = fc.integer({ min: 0, max: 0xffff_ffff });
const seq = fc.integer({ min: 1, max: 0xffff_ffff });
const byte = fc.integer({ min: 1, max: 255 });
const name = fc.stringMatching(/^[\w.-]{1,24}$/);
const bridgeLines: fc.Arbitrary<BridgeLine> = fc.oneof(
  fc.record({
    kind: fc.constant('hello' as const),
    boot: uint32,
    lastSeq: uint32,
    firmware: name,
    model: name,
  }),
  fc.record({
    kind: fc.constant('coin' as const),
    boot: uint32,
    seq,
    channel: byte,
    pulses: byte,
    ms: uint32,
  }),
  fc.record({
    kind: fc.constant('ping' as const),
    boot: uint32,
    lastSeq: uint32,
    isInhibited: fc.option(fc.boolean(), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('ping' as const),
    boot: uint32,
    lastSeq: uint32,
    isInhibited: fc.boolean(),
    errorCount: uint32,
  }),
  fc.record({
    kind: fc.constant('stat' as const),
    boot: uint32,
    lastSeq: uint32,
    oldestSeq: uint32,
    isInhibited: fc.boolean(),
    cause: fc.constantFrom(...INHIBIT_CAUSES),
    isMoving: fc.boolean(),
    serial: uint32,
    token: fc.integer({ min: 0, max: 0xffff }),
  }),
  fc.record({
    kind: fc.constant('err' as const),
    code: byte,
    boot: uint32,
    number: seq,
    pulses: uint32,
  }),
);

describe('the codec', () => {
  test('decode undoes encode, and no line is longer than 120 bytes', () => {
    fc.assert(
      fc.property(bridgeLines, (line) => {
        const text = encodeBridgeLine(line);

        expect(text.length).toBeLessThanOrEqual(LINE_BYTES_MAX);
        expect(decodeBridgeLine(text.trimEnd())).toEqual({ kind: 'line', line });
      }),
    );
  });

  test('any single character changed makes it no line', () => {
    fc.assert(
      fc.property(bridgeLines, fc.nat(), fc.integer({ min: 1, max: 255 }), (line, at, flip) => {
        const bytes = Buffer.from(encodeBridgeLine(line).trimEnd(), 'latin1');
        bytes[at % bytes.length]! ^= flip;

        expect(decodeBridgeLine(bytes.toString('latin1')).kind).toBe('noise');
      }),
    );
  });

  test('any text at all is answered, never thrown on', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(['line', 'noise']).toContain(decodeBridgeLine(text).kind);
        expect(['line', 'noise']).toContain(decodeHostLine(text).kind);
      }),
    );
  });
});
