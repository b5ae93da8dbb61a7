// Other personal text at rest (account numbers, names, complaints): encrypted for its row, compared by a keyed hash.
import { createHmac } from 'node:crypto';
import type { Entropy } from '#drivers/entropy.ts';
import type { Secrets } from '../use-cases/secrets.ts';
import { decryptForRow, encryptForRow } from './row-secrets.ts';

/** The vault for one data key and one index key. Text moved to another row does not open. */
export function secretVault(
  { dataKey, indexKey }: Readonly<{ dataKey: Uint8Array; indexKey: Uint8Array }>,
  entropy: Entropy,
): Secrets {
  return {
    encrypt: (text, rowId) => encryptForRow(dataKey, rowId, padded(text), entropy),
    decrypt: (cipher, rowId) =>
      Buffer.from(decryptForRow(dataKey, rowId, cipher))
        .toString('utf8')
        .trimEnd(),
    // The label keeps these hashes apart from those of phone numbers.
    index: (text) => createHmac('sha256', indexKey).update(`tikkeul secret\n${text}`).digest('hex'),
  };
}

/** Padded with spaces to a multiple of 64 bytes, so that its length tells little. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Math.max(1, Math.ceil(bytes.length / PADDED_BYTES)) * PADDED_BYTES;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);
}

const PADDED_BYTES = 64;
