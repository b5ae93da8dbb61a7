// A phone number sealed to the ledger's key as soon as it is typed: X25519, HKDF-SHA-256, AES-256-GCM.
// blob = 01 | 8 bytes of SHA-256(recipient key) | ephemeral key, 32 | nonce, 12 | ciphertext, 16 | tag, 16
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/**
 * Seals an E.164 number to `recipient` (raw X25519 key, 32 bytes).
 * `random` gives the ephemeral seed (32 bytes) and the nonce (12 bytes), in this order.
 */
export function sealPhone(
  e164: string,
  recipient: Uint8Array,
  random: (n: number) => Uint8Array,
): Uint8Array {
  const ephemeral = sealingKeyFromSeed(random(32));
  const head = Buffer.concat([
    Buffer.of(VERSION),
    createHash('sha256').update(recipient).digest().subarray(0, 8),
    ephemeral.publicKey,
  ]);
  const nonce = random(12);
  const cipher = createCipheriv(
    'aes-256-gcm',
    deriveKey(ephemeral.privateKey, recipient, ephemeral.publicKey, recipient),
    nonce,
  );
  cipher.setAAD(head);
  const text = cipher.update(Buffer.from(e164.padEnd(16, ' '), 'ascii'));
  cipher.final();
  return Buffer.concat([head, nonce, text, cipher.getAuthTag()]);
}

/** The number in a blob, or undefined when this key cannot open it. */
export function openPhone(blob: Uint8Array, key: SealingKey): string | undefined {
  if (blob.length !== BLOB_BYTES || blob[0] !== VERSION) return undefined;
  const head = blob.subarray(0, 41);
  const ephemeral = head.subarray(9);
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      deriveKey(key.privateKey, ephemeral, ephemeral, key.publicKey),
      blob.subarray(41, 53),
    );
    decipher.setAAD(head);
    decipher.setAuthTag(blob.subarray(69));
    return Buffer.concat([decipher.update(blob.subarray(53, 69)), decipher.final()])
      .toString('ascii')
      .trimEnd();
  } catch {
    return undefined;
  }
}

export type SealingKey = Readonly<{ publicKey: Uint8Array; privateKey: KeyObject }>;

/** An X25519 key from 32 random bytes. */
export function sealingKeyFromSeed(seed: Uint8Array): SealingKey {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_X25519, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { publicKey: new Uint8Array(publicKey.subarray(-32)), privateKey };
}

function deriveKey(
  own: KeyObject,
  other: Uint8Array,
  ephemeral: Uint8Array,
  recipient: Uint8Array,
): KeyObject {
  const publicKey = createPublicKey({
    key: Buffer.concat([SPKI_X25519, other]),
    format: 'der',
    type: 'spki',
  });
  const shared = diffieHellman({ privateKey: own, publicKey });
  const salt = Buffer.concat([ephemeral, recipient]);
  const derived = hkdfSync('sha256', createSecretKey(shared), salt, 'tikkeul phone 1', 32);
  return createSecretKey(Buffer.from(derived));
}

const VERSION = 1;
const BLOB_BYTES = 1 + 8 + 32 + 12 + 16 + 16;
// RFC 8410: the fixed DER around a raw key.
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const SPKI_X25519 = Buffer.from('302a300506032b656e032100', 'hex');
