import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { openPhone, sealPhone, sealingKeyFromSeed } from '#ledger/contract/sealed-phone.ts';

const entropy = seededEntropy('sealed-phone');
const random = (n: number): Uint8Array => entropy.bytes(n);
const key = sealingKeyFromSeed(random(32));

describe('a sealed phone number', () => {
  test.each(['+82101234567', '+821012345678', '+123456789012345'])(
    '%s is read again with the key',
    (e164) => {
      const blob = sealPhone(e164, key.publicKey, random);

      expect(openPhone(blob, key)).toBe(e164);
    },
  );

  test('is laid out as on the wire: version, key hint, ephemeral key, nonce, text, tag', () => {
    const ephemeral = sealingKeyFromSeed(new Uint8Array(32).fill(5));
    const parts = [new Uint8Array(32).fill(5), new Uint8Array(12).fill(6)];

    const blob = Buffer.from(sealPhone('+821012345678', key.publicKey, () => parts.shift()!));

    const hint = createHash('sha256').update(key.publicKey).digest().subarray(0, 8);
    expect(blob).toHaveLength(85);
    expect(blob.subarray(0, 53)).toEqual(
      Buffer.concat([Buffer.of(1), hint, ephemeral.publicKey, Buffer.alloc(12, 6)]),
    );
  });

  test('looks different each time, also for the same number', () => {
    const blobs = [1, 2].map(() => sealPhone('+821012345678', key.publicKey, random));

    expect(blobs[0]).not.toEqual(blobs[1]);
    expect(Buffer.from(blobs[0]!).includes('1012345678')).toBe(false);
  });

  const blob = sealPhone('+821012345678', key.publicKey, random);
  const flipped = (at: number): Uint8Array => blob.map((byte, i) => (i === at ? byte ^ 1 : byte));
  test.each([
    ['with another key', blob, sealingKeyFromSeed(random(32))],
    ['of another version', flipped(0), key],
    ['with a changed key hint', flipped(3), key],
    ['with a changed ephemeral key', flipped(20), key],
    ['with a changed nonce', flipped(45), key],
    ['with a changed text', flipped(60), key],
    ['with a changed tag', flipped(84), key],
    ['cut short', blob.subarray(0, 84), key],
    [
      'with a weak ephemeral key',
      Buffer.concat([blob.subarray(0, 9), Buffer.alloc(32), blob.subarray(41)]),
      key,
    ],
    ['that is empty', new Uint8Array(), key],
  ])('says nothing when opened %s', (_, sealed, opener) => {
    expect(openPhone(sealed, opener)).toBeUndefined();
  });
});
