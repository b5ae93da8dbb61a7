// A history that is longer than anybody reads at once still adds up.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { quoteClosing } from '#ledger/use-cases/holder/close-wallet.ts';
import { Export } from '#ledger/contract/holder.ts';
import { exportWallet } from '#ledger/use-cases/holder/export-wallet.ts';
import { readStatement } from '#ledger/use-cases/holder/statement.ts';
import type { Secrets } from '#ledger/use-cases/secrets.ts';
import { aWallet } from '../../support/books.ts';
import { phones } from '../../support/ledger-world.ts';
import { givePoints } from '../../support/rich-holder.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;
const OCTOBER_MS = Date.parse('2026-10-10T00:00:00.000Z');
const NOVEMBER_MS = Date.parse('2026-11-10T00:00:00.000Z');

/** One point in and one out 60,000 times in October, after 1,000,000 that came at its beginning; 10 left in November. */
async function aLongLife() {
  const file = temporaryPath('ledger.db');
  const store = openSqliteLedgerStore(file);
  await store.transact((books) => books.wallets.open(aWallet({ id: WALLET })));
  await givePoints(store, WALLET, 100_000n, { openedAtMs: OCTOBER_MS });
  const database = new Database(file);
  database.exec(`
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 120001)
    insert into wallet_entries (wallet_id, entry_number, at_ms, kind, points)
    select '${WALLET}', n, ${OCTOBER_MS},
           case when n = 1 then 'matured' when n % 2 = 0 then 'payment' else 'refund' end,
           case when n = 1 then 1000000 when n % 2 = 0 then -1 else 1 end from numbers;
    insert into wallet_entries (wallet_id, entry_number, at_ms, kind, points)
    values ('${WALLET}', 120002, ${NOVEMBER_MS}, 'payment', -10)`);
  database.close();
  return store;
}

/** This holder has no words and no accounts to unseal. */
async function exportOf(store: LedgerStore) {
  const deps = {
    store,
    phones: { ...phones, decrypt: () => '+821012345678' },
    secrets: {} as Secrets,
  };
  const asked = { walletId: WALLET, tokenHash: 'a'.repeat(64) };
  return (await exportWallet(deps, asked, NOVEMBER_MS))!;
}

test('a statement opens with all that came before, and a closing counts all that was gained', async () => {
  const store = await aLongLife();

  const november = await readStatement({ store, businessZone: 'Asia/Seoul' }, WALLET, '2026-11');
  const quote = await store.read((books) => quoteClosing(books, WALLET, NOVEMBER_MS));

  expect(november).toMatchObject({
    openingPoints: '1000000',
    closingPoints: '999990',
    entries: [{ kind: 'payment', points: '-10', balance: '999990' }],
  });
  // Of the million that was gained nine tenths are used, so closing is free.
  expect(quote).toMatchObject({ points: '100000', feeMinor: '0' });
  await store.close();
});

test('an export holds every line, and is read no faster than it is taken', async () => {
  const store = await aLongLife();
  let reads = 0;
  const counted: LedgerStore = {
    ...store,
    read: (work) => {
      reads += 1;
      return store.read(work);
    },
  };
  let text = '';
  const readsAfter: number[] = [];

  for await (const piece of await exportOf(counted)) {
    text += piece;
    readsAfter.push(reads);
    // What comes meanwhile is in the next one.
    if (readsAfter.length === 3) {
      await store.transact(({ wallets }) =>
        wallets.addEntry({ walletId: WALLET, atMs: NOVEMBER_MS, kind: 'payment', points: -5n }),
      );
    }
  }

  const { history, ...rest } = Export.parse(JSON.parse(text));
  expect(history.map(({ id }) => id)).toEqual(
    Array.from({ length: 120_002 }, (_, n) => String(120_002 - n)),
  );
  expect(rest).toMatchObject({ withdrawals: [], gifts: [], claims: [], notices: [] });
  // Head and name of the list come from one read, and then each page from one more.
  expect(readsAfter.slice(0, 5)).toEqual([1, 1, 2, 3, 4]);
  await store.close();
});

test.each([0, 1_000, 2_000])('an export of %i lines is one document', async (lines) => {
  const store = openMemoryLedgerStore();
  await store.transact(async ({ wallets }) => {
    await wallets.open(aWallet({ id: WALLET }));
    for (let n = 0; n < lines; n += 1) {
      await wallets.addEntry({ walletId: WALLET, atMs: n, kind: 'payment', points: -1n });
    }
  });
  let text = '';

  for await (const piece of await exportOf(store)) text += piece;

  expect(Export.parse(JSON.parse(text)).history).toHaveLength(lines);
});
