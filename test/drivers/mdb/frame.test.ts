import { describe, expect, test } from 'vitest';
import { checksum, COMMANDS, QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import type { BridgeCodec } from '#drivers/mdb/frame.ts';
import { bytes, hex } from '../../support/hex.ts';
import vectors from '../../vectors/mdb-lines.json' with { type: 'json' };

const codecs: Record<string, BridgeCodec> = {
  qibixx: QIBIXX_CODEC,
  waferstar: WAFERSTAR_CODEC,
};

describe('the worked commands', () => {
  test.each(vectors.commands)('$bridge: $name ($source)', ({ bridge, command, wire }) => {
    expect(hex(codecs[bridge]!.encode([...bytes(command)]))).toBe(wire);
  });
});

describe('the worked lines', () => {
  test.each(vectors.lines)('$bridge: $line is $what ($source)', ({ bridge, line, what, data }) => {
    const said = codecs[bridge]!.decode(line);

    expect(said.what).toBe(what);
    if ('bytes' in said) expect(hex(said.bytes)).toBe(data);
  });
});

test('the checksum is the sum without its carry', () => {
  expect(checksum(bytes('03 11 56 05 01 00 03 01 02'))).toBe(0x76);
});

test('an answer that lost a byte is no answer, and no poll either', () => {
  const whole = '03 11 56 05 01 00 03 01 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 76';
  const lost = Array.from({ length: 24 }, (_, i) => whole.split(' ').toSpliced(i, 1).join(' '));

  expect(new Set(lost.map((line) => WAFERSTAR_CODEC.decode(line).what))).toEqual(
    new Set(['garbled']),
  );
});

test('answers are told apart by their lengths, so that none is ever a coin', () => {
  const lengths = Array.from({ length: 40 }, (_, i) => i + 1).map((length) => [
    length,
    QIBIXX_CODEC.decode(`p,${'51'.repeat(length)}`).what,
  ]);

  expect(Object.fromEntries(lengths.filter(([, what]) => what !== 'garbled'))).toEqual({
    ...Object.fromEntries(Array.from({ length: 16 }, (_, i) => [i + 1, 'poll'])),
    18: 'tubes',
    23: 'setup',
    33: 'identity',
  });
  expect(COMMANDS.poll.answer).toBe('poll');
});
