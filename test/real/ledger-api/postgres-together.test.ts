import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import type { WalletId } from '#ledger/contract/ids.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { kioskCash } from '#ledger/ledger/account.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { Notice } from '#ledger/store/port/notice.ts';
import { claimPickup } from '#ledger/use-cases/claim-pickup.ts';
import { openWallet } from '#ledger/use-cases/open-wallet.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { aWallet } from '../../support/books.ts';
import { replayed } from '../../support/ledger-sights.ts';
import { KIOSK_ID, ledgerWorld, uuid, wholeSession } from '../../support/ledger-world.ts';
import { runOnPostgres } from '../../support/postgres-client.ts';
import { temporaryPostgresDatabase } from '../../support/postgres-database.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';

const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;

/** Stores that know nothing of each other but the database, as those of several processes do. */
async function storesTogether(many: number): Promise<readonly LedgerStore[]> {
  const url = await temporaryPostgresDatabase();
  const stores = await Promise.all(Array.from({ length: many }, () => postgresStoreAt(url)));
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  return stores;
}

/** Gives each piece of work to the next of the stores. */
function inTurn(stores: readonly LedgerStore[]): LedgerStore {
  let turn = 0;
  const next = (): LedgerStore => stores[(turn += 1) % stores.length]!;
  return {
    ...stores[0]!,
    read: (work) => next().read(work),
    transact: (work) => next().transact(work),
  };
}

describe('ledgers that share a PostgreSQL', () => {
  test('post 200 batches at once, each sent to two of them, and lose and double no coin', async () => {
    const stores = await storesTogether(3);
    const world = await ledgerWorld(inTurn(stores));
    const kiosks = await Promise.all(
      Array.from({ length: 20 }, (_, k) => world.enrol(uuid(9000 + k) as typeof KIOSK_ID)),
    );
    const over = new AbortController();
    const sealing = stores.map(async (store) => {
      while (!over.signal.aborted) await sealLog(store);
    });

    const answers = await Promise.all(
      kiosks.map(async (kiosk, k) => {
        const given = [];
        for (let i = 0; i < 10; i++) {
          const session = uuid(1_000_000 + k * 100 + i);
          const batch = kiosk.batch(
            wholeSession(kiosk, session, ['KR500A', 'KR100A', 'US025A'], { phone: PHONES[i % 4]! }),
          );
          given.push(...(await Promise.all([world.post(batch), world.post(batch)])));
        }
        return given;
      }),
    );
    over.abort();
    await Promise.all(sealing);

    const balances = await world.balances();
    const cash = kiosks.map(({ kioskId }) => balances[kioskCash(kioskId, 'KRW')]);
    expect(answers.flat().every((answer) => answer.ok)).toBe(true);
    expect(cash).toEqual(kiosks.map(() => 6_000n));
    expect(await replayed(stores[1]!)).toEqual(balances);
    const positions = await stores[2]!.read((books) => books.log.sealed(0, 10_000));
    expect(positions.map((entry) => entry.position)).toEqual(positions.map((_, i) => i + 1));
    expect(positions).toHaveLength(400);
  });

  test('give unclaimed coins to one of 200 who type the code at once', async () => {
    const stores = await storesTogether(2);
    const world = await ledgerWorld(inTurn(stores));
    const kiosk = await world.enrol();
    const code = 'ABCD1234EFGH';
    const pickupId = uuid(801);
    await world.post(
      kiosk.batch([
        { kind: 'pickup-code', body: { pickupId, codeHash: sha256Hex(code) } },
        kiosk.coin('KR500A', { pickupId }),
      ]),
    );
    const wallets = await Promise.all(
      PHONES.map((phone) =>
        world.store.transact((books) => openWallet(books, world.deps, phone, world.nowMs)),
      ),
    );

    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        world.store.transact((books) =>
          claimPickup(books, world.deps, wallets[i % wallets.length]!, code, world.nowMs),
        ),
      ),
    );

    const pending = Object.entries(await world.balances()).filter(([account]) =>
      account.startsWith('dep:'),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(pending).toEqual([[expect.stringMatching(/^dep:pending:/), -500n]]);
  });

  test('count what is spent at once, each time one after the other', async () => {
    const stores = await storesTogether(3);
    const store = inTurn(stores);

    const allowed = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        store.transact(async ({ access }) => {
          const spent = await access.spentAfter('wrong', 'somebody', 0);
          if (spent.length >= 5) return false;
          await access.spend('wrong', 'somebody', i + 1);
          return true;
        }),
      ),
    );

    expect(allowed.filter(Boolean)).toHaveLength(5);
  });

  test('let 120 who want the same row have it, one after the other', async () => {
    const stores = await storesTogether(3);
    const store = inTurn(stores);
    await store.transact((books) => books.wallets.open(aWallet({ id: WALLET })));

    await Promise.all(
      Array.from({ length: 120 }, () =>
        store.transact(async ({ wallets, paperwork }) => {
          const { version } = (await wallets.find(WALLET))!;
          await wallets.touch(WALLET);
          await paperwork.saveFact(`was at ${version}`, 'once');
        }),
      ),
    );

    const wallet = await store.read((books) => books.wallets.find(WALLET));
    expect(wallet!.version).toBe(120);
  });

  test('know that they have missed something', async () => {
    const url = await temporaryPostgresDatabase();
    const store = await postgresStoreAt(url);
    onTestFinished(() => store.close());
    const heard: Notice['kind'][] = [];
    const missed = new Promise<void>((resolve) => {
      store.listen(({ kind }) => {
        heard.push(kind);
        if (kind === 'transfers-posted') resolve();
      });
    });
    await systemClock.sleep(300);

    // Commits 1 to 4 of this writer are forgotten already: this process was cut off for longer than they are kept.
    await runOnPostgres(url, `insert into writers (writer, seen_at_ms) values ('other/0', 0)`);
    const notices = JSON.stringify([{ kind: 'transfers-posted' }]);
    await runOnPostgres(url, `insert into commits values ('other/0', 5, '${notices}')`);
    await missed;

    expect(heard).toEqual(['notices-missed', 'transfers-posted']);
  });

  test('hear what the others have committed, but for what is done once', async () => {
    const [one, other] = (await storesTogether(2)) as [LedgerStore, LedgerStore];
    const heard: Notice[] = [];
    const changed = new Promise<void>((resolve) => {
      other.listen((notice) => {
        heard.push(notice);
        if (notice.kind === 'wallet-changed' && notice.version === 3) resolve();
      });
    });
    await one.transact((books) => books.wallets.open(aWallet({ id: WALLET })));
    // The first look at the commits counts everything before it as known.
    await other.read((books) => books.kiosks.list());

    for (const depositId of [uuid(501), uuid(502), uuid(503)]) {
      await one.transact(async (books) => {
        await books.wallets.touch(WALLET);
        books.notify({ kind: 'deposit-closed', walletId: WALLET, depositId: depositId as never });
      });
    }
    await changed;

    expect(new Set(heard.map((notice) => notice.kind))).toEqual(new Set(['wallet-changed']));
    expect(heard.at(-1)).toEqual({ kind: 'wallet-changed', walletId: WALLET, version: 3 });
  });
});

const PHONES = ['+821012345671', '+821012345672', '+821012345673', '+821012345674'];
