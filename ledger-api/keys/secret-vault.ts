// Other personal text at rest (account numbers, names, complaints): encrypted like phone numbers, compared by a keyed hash.
import { createHmac } from 'node:crypto';
import type { Entropy } from '#drivers/entropy.ts';
import type { Secrets } from '../use-cases/secrets.ts';
import { rowCipher } from './row-cipher.ts';

/** The vault for one data key and one index key. */
export function secretVault(
  keys: Readonly<{ dataKey: Uint8Array; indexKey: Uint8Array }>,
  entropy: Entropy,
): Secrets {
  return {
    ...rowCipher(keys.dataKey, entropy, PADDED_BYTES),
    // The label keeps these hashes apart from those of phone numbers.
    index: (text) =>
      createHmac('sha256', keys.indexKey).update(`tikkeul secret\n${text}`).digest('hex'),
  };
}

const PADDED_BYTES = 64;
