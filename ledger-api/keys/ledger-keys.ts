// The ledger's keys in use: made from the secrets of the keys file, known to the database by fingerprint.
import { createHash } from 'node:crypto';
import type { LedgerKey } from '../contract/kiosk-documents.ts';
import { type SealingKey, openPhone, sealingKeyFromSeed } from '../contract/sealed-phone.ts';
import {
  type SigningKey,
  fingerprintOf,
  kidOf,
  signingKeyFromSeed,
} from '../contract/signature.ts';
import type { KeySecrets } from './keys-file.ts';

export type LedgerKeys = Readonly<{
  signing: SigningKey;
  sealing: SealingKey;
  dataKey: Uint8Array;
  indexKey: Uint8Array;
  pepper: Uint8Array;
  /** What anyone may know, as `GET /v1/keys` tells it. */
  published: readonly LedgerKey[];
  /** SHA-256 of the signing key, 64 hex digits: kiosks recognise the ledger by it. */
  fingerprint: string;
  /** Six characters that tell this ledger's cookies from another's on the same host. */
  house: string;
}>;

/** Builds the keys that a process works with. */
export function ledgerKeys(secrets: KeySecrets): LedgerKeys {
  const signing = signingKeyFromSeed(secrets.signingSeed);
  const sealing = sealingKeyFromSeed(secrets.sealingSeed);
  const sealingPublic = Buffer.from(sealing.publicKey).toString('base64url');
  const fingerprint = fingerprintOf(signing.publicKey);
  return {
    signing,
    sealing,
    dataKey: secrets.dataKey,
    indexKey: secrets.indexKey,
    pepper: secrets.pepper,
    published: [
      { kid: signing.kid, use: 'sign', alg: 'ed25519', key: signing.publicKey },
      { kid: kidOf(sealingPublic), use: 'seal', alg: 'x25519', key: sealingPublic },
    ],
    fingerprint,
    house: fingerprint.slice(0, 6),
  };
}

/** One fingerprint per key, in a fixed order: what the database keeps to recognise its own keys file. */
export function fingerprintsOf(secrets: KeySecrets): Readonly<Record<keyof KeySecrets, string>> {
  const keys = ledgerKeys(secrets);
  // A secret of 256 random bits cannot be found from its hash; the label keeps the hashes of two keys apart.
  const named = (name: string, secret: Uint8Array) =>
    createHash('sha256').update(`tikkeul ${name}\n`).update(secret).digest('hex');
  return {
    signingSeed: keys.fingerprint,
    sealingSeed: fingerprintOf(Buffer.from(keys.sealing.publicKey).toString('base64url')),
    dataKey: named('data key', secrets.dataKey),
    indexKey: named('index key', secrets.indexKey),
    pepper: named('pepper', secrets.pepper),
  };
}

/** Opens what a kiosk sealed; undefined when it was sealed to another key or is damaged. */
export const phoneOpener =
  (keys: LedgerKeys) =>
  (blob: Uint8Array): string | undefined =>
    openPhone(blob, keys.sealing);
