// Brings a database and its keys file together: each knows the other, or the ledger does not start.
import type { Entropy } from '#drivers/entropy.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import { type KeySecrets, createKeysFile, readKeysFile } from './keys-file.ts';
import { type LedgerKeys, fingerprintsOf, ledgerKeys } from './ledger-keys.ts';

/**
 * The keys of `store`. A keys file is made only beside a database that never had one, and only from `entropy`; a
 * database that several machines share gets a file that a person has made (`must-exist`). The database remembers the
 * fingerprints. Throws a sentence when the file is missing, open to others, or another one.
 */
export async function openKeys(
  store: LedgerStore,
  path: string,
  made: Entropy | 'must-exist',
): Promise<LedgerKeys> {
  const before = await store.read((books) => books.paperwork.fact(FINGERPRINTS));
  if (before === undefined && made !== 'must-exist') createKeysFile(path, made);
  const read = readKeysFile(path);
  if (!read.ok) {
    const isNew = before === undefined && read.error === 'missing';
    throw new Error(SENTENCES[isNew ? 'not-made' : read.error](path));
  }
  const fingerprints = JSON.stringify(fingerprintsOf(read.secrets));
  const known = before ?? (await remembered(store, fingerprints));
  if (known !== fingerprints) {
    throw new Error(
      `The keys file ${path} does not belong to this database: ${differences(known, read.secrets)} differ. ` +
        'Nothing was changed. Restore the keys file and the database from the same backup.',
    );
  }
  return ledgerKeys(read.secrets);
}

/** The fingerprints that the database knows from now on: of two ledgers that start at once the first decides. */
const remembered = (store: LedgerStore, fingerprints: string): Promise<string> =>
  store.transact(async ({ paperwork }) => {
    const first = await paperwork.fact(FINGERPRINTS);
    if (first === undefined) await paperwork.saveFact(FINGERPRINTS, fingerprints);
    return first ?? fingerprints;
  });

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
  'not-made': (path: string) =>
    `The keys file ${path} is missing. A database that several ledgers may share gets one that you make once, with ` +
    `npm run ledger -- keys create ${path}, and copy to each of them.`,
  'open-to-others': (path: string) =>
    `The keys file ${path} can be read by other users. Run: chmod 600 ${path}`,
  malformed: (path: string) =>
    `The keys file ${path} is not a keys file, or a damaged one. Restore it from the backup.`,
} as const;

const FINGERPRINTS = 'key-fingerprints';
