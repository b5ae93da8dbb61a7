// Brings a database and its keys file together: each knows the other, or the ledger does not start.
import type { Entropy } from '#drivers/entropy.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import { type KeySecrets, createKeysFile, readKeysFile } from './keys-file.ts';
import { type LedgerKeys, fingerprintsOf, ledgerKeys } from './ledger-keys.ts';

/**
 * The keys of `store`. A keys file is made only beside a database that never had one; the database then remembers the
 * fingerprints. Throws a sentence when the file is missing, open to others, or another one.
 */
export async function openKeys(
  store: LedgerStore,
  path: string,
  entropy: Entropy,
): Promise<LedgerKeys> {
  const known = await store.read((books) => books.paperwork.fact(FINGERPRINTS));
  if (known === undefined) createKeysFile(path, entropy);
  const read = readKeysFile(path);
  if (!read.ok) throw new Error(SENTENCES[read.error](path));
  const fingerprints = JSON.stringify(fingerprintsOf(read.secrets));
  if (known === undefined) {
    await store.transact((books) => books.paperwork.saveFact(FINGERPRINTS, fingerprints));
  } else if (known !== fingerprints) {
    throw new Error(
      `The keys file ${path} does not belong to this database: ${differences(known, read.secrets)} differ. ` +
        'Nothing was changed. Restore the keys file and the database from the same backup.',
    );
  }
  return ledgerKeys(read.secrets);
}

function differences(known: string, secrets: KeySecrets): string {
  const stored = JSON.parse(known) as Readonly<Record<string, string>>;
  const names = Object.entries(fingerprintsOf(secrets))
    .filter(([name, fingerprint]) => stored[name] !== fingerprint)
    .map(([name]) => name);
  return names.join(', ');
}

const SENTENCES = {
  missing: (path: string) =>
    `The keys file ${path} is missing, but this database was made with one. Nothing was changed. ` +
    'Restore it from the backup: without it no phone number can be read.',
  'open-to-others': (path: string) =>
    `The keys file ${path} can be read by other users. Run: chmod 600 ${path}`,
  malformed: (path: string) =>
    `The keys file ${path} is not a keys file, or a damaged one. Restore it from the backup.`,
} as const;

const FINGERPRINTS = 'key-fingerprints';
