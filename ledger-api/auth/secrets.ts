// Small secrets: made from entropy, kept as hashes, compared without telling where they differ.
import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Entropy } from '#drivers/entropy.ts';

/** 256 random bits as base64url: a sign-in token. */
export const makeToken = (entropy: Entropy): string =>
  Buffer.from(entropy.bytes(32)).toString('base64url');

/** What is kept of a token. A hash without a key is enough for 256 random bits. */
export const hashToken = (token: string): string => hash('sha256', token, 'hex');

/** Six digits, every one of the million equally likely. */
export function makeSixDigits(entropy: Entropy): string {
  for (;;) {
    const drawn = Buffer.from(entropy.bytes(4)).readUInt32BE();
    // The top of the range would favour low codes; it is drawn again (once in 4,400 times).
    if (drawn < FAIR_BELOW) return String(drawn % 1_000_000).padStart(6, '0');
  }
}

/** A keyed hash for what could be guessed without the key: six digits, an address. Parts cannot run together. */
export function pepperedHash(pepper: Uint8Array, ...parts: readonly string[]): string {
  return createHmac('sha256', keyOf(pepper)).update(JSON.stringify(parts)).digest('hex');
}

/** The key of these bytes, made once: they are the same object as long as the ledger runs. */
function keyOf(bytes: Uint8Array): KeyObject {
  const key = keys.get(bytes) ?? createSecretKey(bytes);
  keys.set(bytes, key);
  return key;
}

const keys = new WeakMap<Uint8Array, KeyObject>();

/** Whether two hashes of the same length are equal, in the same time either way. */
export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const FAIR_BELOW = Math.floor(2 ** 32 / 1_000_000) * 1_000_000;
