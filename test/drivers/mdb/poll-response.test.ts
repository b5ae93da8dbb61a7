import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePoll } from '#drivers/mdb/poll-response.ts';
import { bytes } from '../../support/hex.ts';

const deposited = (code: number, type: number, route: string, tubeCount: number) => ({
  kind: 'deposited',
  code,
  type,
  route,
  tubeCount,
});

describe('one event of a poll', () => {
  test.each([
    ['40 00', deposited(0x40, 0, 'cash-box', 0)],
    ['4F 00', deposited(0x4f, 15, 'cash-box', 0)],
    ['50 01', deposited(0x50, 0, 'tube', 1)],
    ['51 00', deposited(0x51, 1, 'tube', 0)],
    ['5F FF', deposited(0x5f, 15, 'tube', 255)],
    ['60 00', { kind: 'unknown', code: 0x60 }],
    ['70 00', { kind: 'rejected', code: 0x70, type: 0 }],
    ['7F 09', { kind: 'rejected', code: 0x7f, type: 15 }],
    ['93 05', { kind: 'paid-by-hand', code: 0x93, type: 3, coinCount: 1, tubeCount: 5 }],
    ['FF 00', { kind: 'paid-by-hand', code: 0xff, type: 15, coinCount: 7, tubeCount: 0 }],
    ['21', { kind: 'slugs', code: 0x21, itemCount: 1 }],
    ['3F', { kind: 'slugs', code: 0x3f, itemCount: 31 }],
    ['01', { kind: 'status', code: 0x01 }],
    ['0B', { kind: 'status', code: 0x0b }],
    ['0D', { kind: 'status', code: 0x0d }],
    ['00', { kind: 'unknown', code: 0x00 }],
    ['0E', { kind: 'unknown', code: 0x0e }],
    ['1F', { kind: 'unknown', code: 0x1f }],
    ['51', { kind: 'truncated', code: 0x51 }],
    ['91', { kind: 'truncated', code: 0x91 }],
  ])('%s', (hex, event) => {
    expect(decodePoll(bytes(hex))).toEqual([event]);
  });
});

describe('what public drivers get wrong', () => {
  test('round(log2) misread: tube coins of type 11 and above, and rejects, are not paid out by hand', () => {
    const misread = Array.from({ length: 0x80 - 0x5b }, (_, i) => 0x5b + i);

    const kinds = misread.map((code) => decodePoll(new Uint8Array([code, 0]))[0]!.kind);

    expect(misread.every((code) => Math.round(Math.log2(code)) === 7)).toBe(true);
    expect(kinds).not.toContain('paid-by-hand');
    expect(kinds.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'deposited'));
    expect(kinds.slice(-16)).toEqual(Array.from({ length: 16 }, () => 'rejected'));
  });

  test('round(log2) misread: fifteen slugs are no deposit', () => {
    expect(decodePoll(bytes('2F 02')).map(({ kind }) => kind)).toEqual(['slugs', 'status']);
  });

  test('only the first event is read: sixteen bytes hold several, and all of them count', () => {
    const all = decodePoll(bytes('01 51 04 70 03 92 08 23 42 00 0B 53 05 0D 05'));

    expect(all.map(({ kind }) => kind)).toEqual([
      'status',
      'deposited',
      'rejected',
      'paid-by-hand',
      'slugs',
      'deposited',
      'status',
      'deposited',
      'status',
      'status',
    ]);
  });
});

test('no byte is read twice or left out, whatever a changer says', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 16 }), (said) => {
      const lengths = decodePoll(said).map(({ kind, code }) =>
        kind !== 'truncated' && code >= 0x40 ? 2 : 1,
      );
      expect(lengths.reduce((sum: number, length) => sum + length, 0)).toBe(said.length);
    }),
  );
});
