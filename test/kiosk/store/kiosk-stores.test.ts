import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { openSqliteKioskStore } from '#kiosk/store/sqlite-kiosk-store.ts';
import { kioskStoreContract } from '../../contracts/kiosk-store.ts';

const dir = mkdtempSync(join(tmpdir(), 'kiosk-store-'));
afterAll(() => rmSync(dir, { recursive: true }));
let opened = 0;

kioskStoreContract('the memory store', memoryKioskStore);
kioskStoreContract('the SQLite store', () => openSqliteKioskStore(join(dir, `${++opened}.db`)));
kioskStoreContract('the SQLite store reopened before each use', () => {
  const file = join(dir, `${++opened}.db`);
  const store = openSqliteKioskStore(file);
  return new Proxy(store, {
    get: (_, name) => {
      store.reopen();
      return store[name as keyof KioskStore]; // Only members of the port are asked for.
    },
  });
});
