// Phone numbers at rest: found by a keyed hash, readable only with the data key and for the row they belong to.
// blob = 01 | 4 bytes of SHA-256(data key) | nonce, 12 | ciphertext, 16 | tag, 16
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
} from 'node:crypto';
import type { Entropy } from '#drivers/entropy.ts';
import type { Phones } from '../use-cases/phones.ts';

/**
 * The vault for one data key and one index key. A number moved to another row does not open; `decrypt` then throws,
 * because stored numbers are ours.
 */
export function phoneVault(
  keys: Readonly<{ dataKey: Uint8Array; indexKey: Uint8Array }>,
  entropy: Entropy,
): Phones {
  const head = Buffer.concat([
    Buffer.of(VERSION),
    createHash('sha256').update(keys.dataKey).digest().subarray(0, 4),
  ]);
  // Bytes would be looked at anew for each number, which takes longer than the work with them.
  const [dataKey, indexKey] = [createSecretKey(keys.dataKey), createSecretKey(keys.indexKey)];
  const boundTo = (rowId: string) => Buffer.concat([head, Buffer.from(rowId, 'utf8')]);
  return {
    index: (e164) => new Uint8Array(createHmac('sha256', indexKey).update(e164).digest()),
    encrypt: (e164, rowId) => {
      const nonce = entropy.bytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', dataKey, nonce).setAAD(boundTo(rowId));
      // Padded, so that the length of the ciphertext does not tell the country.
      const sealed = [cipher.update(e164.padEnd(PADDED_CHARS), 'ascii'), cipher.final()];
      return new Uint8Array(Buffer.concat([head, nonce, ...sealed, cipher.getAuthTag()]));
    },
    decrypt: (blob, rowId) => {
      const body = blob.subarray(head.length + NONCE_BYTES);
      const nonce = blob.subarray(head.length, head.length + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', dataKey, nonce)
        .setAAD(boundTo(rowId))
        .setAuthTag(body.subarray(-TAG_BYTES));
      const opened = [decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()];
      return Buffer.concat(opened).toString('ascii').trimEnd();
    },
  };
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PADDED_CHARS = 16;
