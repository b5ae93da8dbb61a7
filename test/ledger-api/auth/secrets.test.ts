import { describe, expect, test } from 'vitest';
import type { Entropy } from '#drivers/entropy.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { makeSixDigits, makeToken, pepperedHash } from '#ledger/auth/secrets.ts';

const drawing = (...draws: number[]): Entropy => ({
  ...seededEntropy(1),
  bytes: () => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(draws.shift()!);
    return new Uint8Array(bytes);
  },
});

describe('six digits', () => {
  test('keep their leading zeros', () => {
    expect(makeSixDigits(drawing(42))).toBe('000042');
  });

  test('are drawn again where the range would favour low codes', () => {
    expect(makeSixDigits(drawing(4_294_000_000, 2 ** 32 - 1, 123_456))).toBe('123456');
  });
});

describe('a token', () => {
  test('is 256 bits in base64url', () => {
    expect(makeToken(seededEntropy(1))).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

describe('a peppered hash', () => {
  test('depends on the pepper and on where one part ends', () => {
    const [pepper, other] = [Uint8Array.of(1), Uint8Array.of(2)];

    const hashes = [
      pepperedHash(pepper, 'ab', 'c'),
      pepperedHash(pepper, 'a', 'bc'),
      pepperedHash(other, 'ab', 'c'),
    ];

    expect(new Set(hashes).size).toBe(3);
  });
});
