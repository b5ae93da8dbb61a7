// A history that is longer than anybody reads at once still adds up.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { quoteClosing } from '#ledger/use-cases/holder/close-wallet.ts';
import { readStatement } from '#ledger/use-cases/holder/statement.ts';
import { aWallet } from '../../support/books.ts';
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
