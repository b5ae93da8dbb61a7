// Whatever somebody changes in the database behind the ledger's back, the auditor finds, and names.
import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { auditedFile, livedThrough } from '../../support/audited.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import { COIN_TAMPERINGS } from '../../support/tamperings/coins.ts';
import { LOG_TAMPERINGS } from '../../support/tamperings/log.ts';
import { POINT_TAMPERINGS } from '../../support/tamperings/points.ts';
import type { TillCommand } from '../../support/till-histories.ts';
import type { VaultCommand } from '../../support/vault-histories.ts';

const exact = { missing: 0, bad: 0, extra: false };
const COINS: readonly VaultCommand[] = [
  { kind: 'pour', coins: ['KR500A', 'KR100A', 'KR100A', 'US025A', 'JP100A'], isOwned: true },
  { kind: 'pour', coins: ['KR500A', 'US001A'], isOwned: false },
  { kind: 'pass', days: 7 },
  { kind: 'collect', coins: ['US025A'], missing: 1, bad: 1, extra: false },
  { kind: 'ship', pick: 0, percent: 50 },
  { kind: 'ship', pick: 1, percent: 50 },
  { kind: 'bank', pick: 1, percent: 60, wonPerCoin: 13, fee: 2 },
  { kind: 'correct', pick: 0, isAnything: false },
  { kind: 'pour', coins: ['KR500A', 'US025A'], isOwned: true },
  { kind: 'chapter' },
  { kind: 'chapter' },
  { kind: 'bag' },
  { kind: 'collect', coins: ['KR100A'], ...exact },
];
const PAYMENTS: readonly TillCommand[] = [
  { kind: 'redeem', wallet: 0, shop: 0, points: 300n, ceiling: 1_000n, capture: true },
  { kind: 'refund', nth: 0, points: 100n },
  { kind: 'redeem', wallet: 0, shop: 1, points: 200n, ceiling: 1_000n, capture: false },
  { kind: 'capture', nth: 0, points: 150n },
  { kind: 'redeem', wallet: 1, shop: 1, points: 80n, ceiling: 1_000n, capture: false },
  { kind: 'settle' },
  { kind: 'bank', nth: 0, shop: 0, word: 'paid' },
];

/** The bytes of books with a bit of everything in them. */
let healthy: Uint8Array;
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tikkeul-'));
  const file = join(directory, 'ledger.db');
  const store = openSqliteLedgerStore(file);
  await livedThrough(store, COINS, PAYMENTS);
  await store.close();
  healthy = readFileSync(file);
  rmSync(directory, { recursive: true });
});

describe('the auditor names a change of', () => {
  test.each([...LOG_TAMPERINGS, ...POINT_TAMPERINGS, ...COIN_TAMPERINGS])(
    '$name',
    async ({ sql, found }) => {
      const file = temporaryPath('tampered.db');
      writeFileSync(file, healthy);
      const database = new Database(file);
      database.pragma('foreign_keys = off');
      if (typeof sql === 'string') database.exec(sql);
      else sql(database);
      database.close();

      const report = await auditedFile(file);

      expect(report.sentences.join('\n')).toMatch(found);
      expect(report.differences).toBeGreaterThan(0);
    },
  );

  test('nothing, when nothing was changed', async () => {
    const file = temporaryPath('untouched.db');
    writeFileSync(file, healthy);

    expect((await auditedFile(file)).sentences).toEqual([]);
  });
});
