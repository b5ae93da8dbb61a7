// Secrets of single rows: some are encrypted for their row, some are derived from a key and never stored.
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Entropy } from '#drivers/entropy.ts';

/** Encrypts `secret` with the data key for one row: moved to another it does not open. nonce, 12 | ciphertext | tag, 16 */
export function encryptForRow(
  dataKey: Uint8Array,
  rowId: string,
  secret: Uint8Array,
  entropy: Entropy,
): Uint8Array {
  const nonce = entropy.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', dataKey, nonce).setAAD(boundTo(rowId));
  const sealed = [nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat(sealed));
}

/** Undoes `encryptForRow`; throws when the row or the key is another, because stored secrets are ours. */
export function decryptForRow(dataKey: Uint8Array, rowId: string, blob: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', dataKey, blob.subarray(0, NONCE_BYTES))
    .setAAD(boundTo(rowId))
    .setAuthTag(blob.subarray(-TAG_BYTES));
  const opened = [decipher.update(blob.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
  return new Uint8Array(Buffer.concat(opened));
}

/**
 * A secret that can be told again without being stored: the same for the same pepper, purpose and id (RFC 5869). An
 * answer that is replayed holds it as the first time.
 */
export const derivedSecret = (
  pepper: Uint8Array,
  purpose: string,
  id: string,
  length: number,
): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', pepper, new Uint8Array(), `tikkeul ${purpose}\n${id}`, length));

const boundTo = (rowId: string) => Buffer.from(`row-secret ${rowId}`);

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
