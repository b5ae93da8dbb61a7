// The keys file: five secrets of 32 bytes, mode 0600. It is made once, beside an empty database, and backed up with it.
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Entropy } from '#drivers/entropy.ts';

const Secret = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64url')));

const KeysFile = z.strictObject({
  version: z.literal(1),
  signingSeed: Secret,
  sealingSeed: Secret,
  dataKey: Secret,
  indexKey: Secret,
  pepper: Secret,
});

/** What the file holds, as bytes. */
export type KeySecrets = Readonly<{
  /** Ed25519: rate cards, tables, certificates, tree heads. */
  signingSeed: Uint8Array;
  /** X25519: phone numbers are sealed to it at the kiosk. */
  sealingSeed: Uint8Array;
  /** AES-256-GCM: phone numbers in the database. */
  dataKey: Uint8Array;
  /** HMAC-SHA-256: finding a wallet by its number. */
  indexKey: Uint8Array;
  /** HMAC-SHA-256: sign-in codes, addresses. */
  pepper: Uint8Array;
}>;

export type ReadKeysFile =
  | { ok: true; secrets: KeySecrets }
  | { ok: false; error: 'missing' | 'open-to-others' | 'malformed' };

/** Reads a keys file; one that other users of the machine can read is refused. */
export function readKeysFile(path: string): ReadKeysFile {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return { ok: false, error: 'missing' };
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    return { ok: false, error: 'open-to-others' };
  }
  try {
    const { version: _, ...secrets } = KeysFile.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { ok: true, secrets };
  } catch {
    return { ok: false, error: 'malformed' };
  }
}

/** Writes new secrets to `path`, durably and whole or not at all; false when something is already there. */
export function createKeysFile(path: string, entropy: Entropy): boolean {
  if (statSync(path, { throwIfNoEntry: false })) return false;
  const secret = () => Buffer.from(entropy.bytes(32)).toString('base64url');
  const file = {
    version: 1,
    signingSeed: secret(),
    sealingSeed: secret(),
    dataKey: secret(),
    indexKey: secret(),
    pepper: secret(),
  } satisfies z.input<typeof KeysFile>;
  const draft = `${path}.new`;
  writeDurably(draft, `${JSON.stringify(file, null, 2)}\n`);
  renameSync(draft, path);
  syncDirectory(dirname(path));
  return true;
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename survive a power cut; Windows has no such call and needs none. */
function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(path, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
