import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { createKeysFile } from '#ledger/keys/keys-file.ts';
import { openKeys } from '#ledger/keys/open-keys.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

describe('the keys of a database', () => {
  test('are made beside a new one, and the same at each start', async () => {
    const [store, path] = [openMemoryLedgerStore(), temporaryPath('keys.json')];

    const first = await openKeys(store, path, seededEntropy(1));
    const second = await openKeys(store, path, seededEntropy(2));

    expect(second.fingerprint).toBe(first.fingerprint);
    expect(second.published).toEqual(first.published);
    expect(first.house).toBe(first.fingerprint.slice(0, 6));
  });

  test('are those of a file that was made before the database', async () => {
    const path = temporaryPath('keys.json');
    createKeysFile(path, seededEntropy(1));

    const opened = await openKeys(openMemoryLedgerStore(), path, seededEntropy(2));
    const same = await openKeys(openMemoryLedgerStore(), path, seededEntropy(3));

    expect(opened.fingerprint).toBe(same.fingerprint);
  });

  test('are not made anew when the file is lost', async () => {
    const [store, path] = [openMemoryLedgerStore(), temporaryPath('keys.json')];
    await openKeys(store, path, seededEntropy(1));
    rmSync(path);

    const opening = openKeys(store, path, seededEntropy(1));

    await expect(opening).rejects.toThrow(/is missing, but this database was made with one/);
  });

  test('of a database that several ledgers share are made by a person, once', async () => {
    const [store, path] = [openMemoryLedgerStore(), temporaryPath('keys.json')];

    const tooEarly = openKeys(store, path, 'must-exist');
    await expect(tooEarly).rejects.toThrow(/npm run ledger -- keys create .*keys\.json/);
    createKeysFile(path, seededEntropy(1));
    const opened = await openKeys(store, path, 'must-exist');

    expect(opened.fingerprint).toMatch(/^[\da-f]{64}$/);
  });

  test('are not those of another file', async () => {
    const [store, path] = [openMemoryLedgerStore(), temporaryPath('keys.json')];
    await openKeys(store, path, seededEntropy(1));
    rmSync(path);
    createKeysFile(path, seededEntropy(2));

    const opening = openKeys(store, path, seededEntropy(1));

    await expect(opening).rejects.toThrow(
      /signingSeed, sealingSeed, dataKey, indexKey, pepper differ/,
    );
  });
});
