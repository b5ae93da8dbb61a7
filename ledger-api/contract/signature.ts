// Ed25519 and SHA-256 as the wire uses them: raw keys in base64url, hashes in lower-case hex.
// Uses node:crypto; screens verify with WebCrypto instead and must not import this file.
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalBytes } from './canonical-json.ts';

export type SigningKey = Readonly<{
  /** First 16 hex digits of the fingerprint. */
  kid: string;
  /** Raw 32 bytes, base64url. */
  publicKey: string;
  privateKey: KeyObject;
}>;

export type SignedDocument = { type: string; kid: string; signature: string };

export const sha256Hex = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');

/** Lower-case hex SHA-256 of a raw public key given as base64url. */
export const fingerprintOf = (publicKey: string): string =>
  sha256Hex(Buffer.from(publicKey, 'base64url'));

export const kidOf = (publicKey: string): string => fingerprintOf(publicKey).slice(0, 16);

/** An Ed25519 key from its 32-byte seed. */
export function signingKeyFromSeed(seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('base64url');
  return { kid: kidOf(publicKey), publicKey, privateKey };
}

/** Signature over `message` as base64url of the raw 64 bytes. */
export const signBytes = (key: SigningKey, message: Uint8Array): string =>
  sign(null, message, key.privateKey).toString('base64url');

/** False for a malformed key or signature as well as for a wrong one; each has one spelling only. */
export function verifyBytes(publicKey: string, message: Uint8Array, signature: string): boolean {
  const raw = rawSignature(signature);
  if (!raw) return false;
  try {
    const key = readPublicKey(publicKey);
    return key !== undefined && verify(null, message, key, raw);
  } catch {
    return false;
  }
}

/** As `verifyBytes`, worked out on a thread beside: for a process that has other things to do meanwhile. */
export async function verifyBytesBeside(
  publicKey: string,
  message: Uint8Array,
  signature: string,
): Promise<boolean> {
  const raw = rawSignature(signature);
  try {
    const key = raw && readPublicKey(publicKey);
    return key !== undefined && (await verifyBeside(message, key, raw!));
  } catch {
    return false;
  }
}

const verifyBeside = (message: Uint8Array, key: KeyObject, raw: Uint8Array): Promise<boolean> =>
  new Promise((resolve, reject) =>
    verify(null, message, key, raw, (error, isValid) => (error ? reject(error) : resolve(isValid))),
  );

/** The 64 bytes of a signature that is spelled as it must be. */
function rawSignature(text: string): Buffer | undefined {
  const raw = Buffer.from(text, 'base64url');
  return raw.length === 64 && raw.toString('base64url') === text ? raw : undefined;
}

/** The key behind raw bytes; reading one takes a third of a verification, so those used last are kept. */
function readPublicKey(publicKey: string): KeyObject | undefined {
  const known = readKeys.get(publicKey);
  if (known) return known;
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== 32 || raw.toString('base64url') !== publicKey) return undefined;
  const key = createPublicKey({
    key: Buffer.concat([SPKI_ED25519, raw]),
    format: 'der',
    type: 'spki',
  });
  if (readKeys.size >= READ_KEYS_MAX) readKeys.clear();
  readKeys.set(publicKey, key);
  return key;
}

const readKeys = new Map<string, KeyObject>();
const READ_KEYS_MAX = 1_000;

/** The document with `kid` and `signature` over its canonical bytes without `signature`. */
export function signDocument<T extends { type: string }>(
  key: SigningKey,
  document: T,
): T & SignedDocument {
  const named = { ...document, kid: key.kid };
  return { ...named, signature: signBytes(key, canonicalBytes(named)) };
}

/** True when `publicKey` signed this very document and the document names that key. */
export function verifyDocument(publicKey: string, document: SignedDocument): boolean {
  const { signature, ...named } = document;
  return named.kid === kidOf(publicKey) && verifyBytes(publicKey, canonicalBytes(named), signature);
}

// RFC 8410: the fixed DER around a raw key.
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
