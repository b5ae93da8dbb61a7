// Looks for damage in the database file: a small one is read whole before it is served, a large one beside the work.
//
// Why that suffices: a crash or a power cut never needs this check, because pages reach the file only from a synced
// write-ahead log with checksums. What it finds — a failing disk, a foreign hand — happens at any time and not at
// starts. Until it has looked everywhere each page that is used is checked by SQLite itself, and what the pages say
// is checked by the auditor, against the hashes of the log.
import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../ledger-store.ts';
import type { Connection } from './connection.ts';

export type IntegrityWatch = Readonly<{
  /** Throws when damage was found. */
  assertSound(): void;
  stop(): Promise<void>;
}>;

/** Throws at once when a database of up to `wholeBytesMax` is damaged; a larger one is read by a thread of its own. */
export function watchIntegrity(
  path: string,
  connection: Connection,
  wholeBytesMax = WHOLE_BYTES_MAX,
): IntegrityWatch {
  let damage: string | undefined;
  const assertSound = (): void => {
    if (damage !== undefined) throw new StoreUnavailable(damageSentence(damage));
  };
  if (statSync(path).size <= wholeBytesMax) {
    const check = connection.pragma('quick_check(1)');
    if (check !== 'ok') throw new Error(damageSentence(String(check)));
    return { assertSound, stop: async () => {} };
  }
  const worker = new Worker(new URL('./integrity-worker.ts', import.meta.url), {
    workerData: path,
  });
  worker.on('message', (found: string) => {
    damage = found;
  });
  // A page that cannot even be read ends the thread.
  worker.on('error', (error) => {
    damage = error.message;
  });
  worker.unref();
  return { assertSound, stop: async () => void (await worker.terminate()) };
}

const damageSentence = (damage: string): string =>
  `The database is damaged (${damage.replaceAll(/\s+/g, ' ')}). Restore it from a backup.`;

// Reading this much takes a fraction of a second.
const WHOLE_BYTES_MAX = 128 * 1024 * 1024;
