import { describe, expect, test } from 'vitest';
import {
  fingerprintOf,
  kidOf,
  sha256Hex,
  signBytes,
  signDocument,
  signingKeyFromSeed,
  verifyBytes,
  verifyBytesBeside,
  verifyDocument,
} from '#ledger/contract/signature.ts';
import rfc8032 from '../../vectors/ed25519.json' with { type: 'json' };

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (base64url: string): string => Buffer.from(base64url, 'base64url').toString('hex');

describe('Ed25519 on the wire', () => {
  test.each(rfc8032.vectors)('$name: the key, the signature and its proof', (vector) => {
    const key = signingKeyFromSeed(bytes(vector.seed));
    const signature = signBytes(key, bytes(vector.message));

    expect([hex(key.publicKey), hex(signature)]).toEqual([vector.publicKey, vector.signature]);
    expect(verifyBytes(key.publicKey, bytes(vector.message), signature)).toBe(true);
    expect(verifyBytes(key.publicKey, bytes(`${vector.message}00`), signature)).toBe(false);
  });

  const key = signingKeyFromSeed(new Uint8Array(32).fill(1));
  const other = signingKeyFromSeed(new Uint8Array(32).fill(2));
  const message = bytes('01');
  const signature = signBytes(key, message);
  test.each([
    ['the key of somebody else', other.publicKey, signature],
    ['no key', '', signature],
    ['a key of the wrong length', key.publicKey.slice(2), signature],
    ['no signature', key.publicKey, ''],
    ['a padded signature', key.publicKey, `${signature}==`],
    [
      'a signature in the other alphabet',
      key.publicKey,
      Buffer.from(signature, 'base64url').toString('base64'),
    ],
  ])('does not believe %s', async (_, publicKey, text) => {
    expect(verifyBytes(publicKey, message, text)).toBe(false);
    expect(await verifyBytesBeside(publicKey, message, text)).toBe(false);
  });

  test('is believed beside the work as well', async () => {
    expect(await verifyBytesBeside(key.publicKey, message, signature)).toBe(true);
    expect(await verifyBytesBeside(key.publicKey, bytes('02'), signature)).toBe(false);
  });

  test('names a key by the head of its fingerprint', () => {
    const raw = Buffer.from(key.publicKey, 'base64url');

    expect(fingerprintOf(key.publicKey)).toBe(sha256Hex(raw));
    expect(kidOf(key.publicKey)).toBe(sha256Hex(raw).slice(0, 16));
    expect(key.kid).toBe(kidOf(key.publicKey));
  });

  test('a signed document holds for its own text and its own key only', () => {
    const signed = signDocument(key, { type: 'note', number: 1 });

    expect(signed).toMatchObject({ type: 'note', number: 1, kid: key.kid });
    expect(verifyDocument(key.publicKey, signed)).toBe(true);
    expect(verifyDocument(key.publicKey, { ...signed, number: 2 } as typeof signed)).toBe(false);
    expect(verifyDocument(other.publicKey, signed)).toBe(false);
    expect(verifyDocument(key.publicKey, { ...signed, kid: other.kid })).toBe(false);
  });
});
