// Opens the books where the settings say they are.
import { existsSync } from 'node:fs';
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { LedgerStore } from './ledger-store.ts';
import { openPostgresLedgerStore } from './postgres-ledger-store.ts';
import { openSqliteLedgerStore } from './sqlite-ledger-store.ts';

export type DatabasePlace =
  | Readonly<{ kind: 'sqlite'; file: string }>
  /** `url` may name several hosts; it holds a password and is never shown. */
  | Readonly<{ kind: 'postgres'; url: string }>;

/** Opens the database and brings it up to date; rejects in words when it must not be used or cannot be reached. */
export async function openLedgerStore(
  place: DatabasePlace,
  deps: Readonly<{ clock: Clock; entropy: Entropy }>,
): Promise<LedgerStore> {
  return place.kind === 'sqlite'
    ? openSqliteLedgerStore(place.file)
    : openPostgresLedgerStore(place.url, deps);
}

/** Where a new database's keys come from: one that several machines may share waits for a file made by a person. */
export const keysFor = (place: DatabasePlace, entropy: Entropy): Entropy | 'must-exist' =>
  place.kind === 'postgres' ? 'must-exist' : entropy;

/** For commands that must not make a database: a sentence when there is none yet. */
export function missingDatabase(place: DatabasePlace): string | undefined {
  if (place.kind === 'postgres' || existsSync(place.file)) return undefined;
  return `There is no ledger at ${place.file}. Start it once, or set DATA_DIR.`;
}
