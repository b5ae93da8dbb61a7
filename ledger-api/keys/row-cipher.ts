// Text at rest: readable only with the data key and for the row it belongs to.
// blob = 01 | 4 bytes of SHA-256(data key) | nonce, 12 | ciphertext | tag, 16
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Entropy } from '#drivers/entropy.ts';

export type RowCipher = Readonly<{
  encrypt(text: string, rowId: string): Uint8Array;
  /** Throws for another row or another key, because stored text is ours. */
  decrypt(blob: Uint8Array, rowId: string): string;
}>;

/** The text is padded with spaces to a multiple of `paddedBytes`, so that its length tells little. */
export function rowCipher(dataKey: Uint8Array, entropy: Entropy, paddedBytes: number): RowCipher {
  const head = Buffer.concat([
    Buffer.of(VERSION),
    createHash('sha256').update(dataKey).digest().subarray(0, 4),
  ]);
  const boundTo = (rowId: string) => Buffer.concat([head, Buffer.from(rowId, 'utf8')]);
  return {
    encrypt: (text, rowId) => {
      const nonce = entropy.bytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', dataKey, nonce).setAAD(boundTo(rowId));
      const sealed = [cipher.update(padded(text, paddedBytes)), cipher.final()];
      return new Uint8Array(Buffer.concat([head, nonce, ...sealed, cipher.getAuthTag()]));
    },
    decrypt: (blob, rowId) => {
      const body = blob.subarray(head.length + NONCE_BYTES);
      const nonce = blob.subarray(head.length, head.length + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', dataKey, nonce)
        .setAAD(boundTo(rowId))
        .setAuthTag(body.subarray(-TAG_BYTES));
      const opened = [decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()];
      return Buffer.concat(opened).toString('utf8').trimEnd();
    },
  };
}

function padded(text: string, paddedBytes: number): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Math.max(1, Math.ceil(bytes.length / paddedBytes)) * paddedBytes;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, ' ')]);
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
