// A ledger store on a file of its own, removed when the test ends.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';

/** A path in a fresh directory that goes away with the test. */
export function temporaryPath(name: string): string {
  const directory = mkdtempSync(join(QUICK_PLACE, 'tikkeul-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, name);
}

export const temporarySqliteStore = (): LedgerStore =>
  openSqliteLedgerStore(temporaryPath('ledger.db'));

// What a power cut does is proven elsewhere; here a commit need not wait for a disk.
const QUICK_PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
