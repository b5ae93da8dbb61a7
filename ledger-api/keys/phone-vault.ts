// Phone numbers at rest: found by a keyed hash, readable only with the data key and for the row they belong to.
import { createHmac } from 'node:crypto';
import type { Entropy } from '#drivers/entropy.ts';
import type { Phones } from '../use-cases/phones.ts';
import { rowCipher } from './row-cipher.ts';

/**
 * The vault for one data key and one index key. A number moved to another row does not open; `decrypt` then throws,
 * because stored numbers are ours.
 */
export function phoneVault(
  keys: Readonly<{ dataKey: Uint8Array; indexKey: Uint8Array }>,
  entropy: Entropy,
): Phones {
  return {
    index: (e164) => new Uint8Array(createHmac('sha256', keys.indexKey).update(e164).digest()),
    // Padded, so that the length of the ciphertext does not tell the country.
    ...rowCipher(keys.dataKey, entropy, PADDED_BYTES),
  };
}

const PADDED_BYTES = 16;
