// Laws of the books, over histories that nobody would think of. A failure prints its seed and the smallest history.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availablePoints } from '#ledger/ledger/account.ts';
import { type Frontier, grow, leafHash, rootHash } from '#ledger/ledger/log-tree.ts';
import type { LedgerStore, ReadingBooks } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { phones, COINS, HOLD_MS, KIOSK_ID, uuid } from '../support/ledger-world.ts';
import { commands, type History, histories, lived } from '../support/ledger-histories.ts';
import { temporarySqliteStore } from '../support/sqlite-store.ts';

const WALLET_PHONES = ['+821012345678', '+821099998888'];

/** Everything that the outside can see of a ledger, in comparable form. */
const seen = (store: LedgerStore) =>
  store.read(async (books) => ({
    balances: await books.transfers.trialBalance(),
    wallets: await Promise.all(WALLET_PHONES.map((phone) => seenWallet(books, phone))),
    kiosks: await books.kiosks.list(),
    tasks: await books.paperwork.tasks(1_000),
    log: await books.log.state(),
    unsealed: await books.log.unsealed(1_000),
  }));

async function seenWallet(books: ReadingBooks, phone: string) {
  const wallet = await books.wallets.byPhone(phones.index(phone));
  if (!wallet) return undefined;
  return {
    wallet,
    pending: await books.deposits.pending(wallet.id),
    entries: await books.wallets.entries(wallet.id, undefined, 1_000),
    lots: await books.holds.openLots(wallet.id),
  };
}

/** Amounts a history puts into the kiosk, by currency. */
function pouredIn(history: History): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const name of history.sessions.flatMap((one) => [...one.coins, ...one.lateCoins])) {
    const { currency, faceMinor } = COINS[name];
    const account = `cash:kiosk:${KIOSK_ID}:${currency}`;
    sums[account] = (sums[account] ?? 0n) + BigInt(faceMinor);
  }
  return sums;
}

/** The balances that the sealed log alone tells, after proving that its root is the root of what it holds. */
async function replayed(store: LedgerStore): Promise<Record<string, bigint>> {
  await sealLog(store);
  const { sealed, state } = await store.read(async (books) => ({
    sealed: await books.log.sealed(0, 10_000),
    state: await books.log.state(),
  }));
  const tree = sealed.reduce<Frontier>(
    (frontier, { transfer }, i) => grow(frontier, i, leafHash(transfer)),
    [],
  );
  expect(rootHash(state.frontier)).toBe(rootHash(tree));
  const sums: Record<string, bigint> = {};
  for (const { account, amountMinor } of sealed.flatMap((entry) => entry.transfer.postings)) {
    sums[account] = (sums[account] ?? 0n) + amountMinor;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
}

describe('the books', () => {
  test('I1, I3, I4, I10: balance, stay in bounds, and hold every coin exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(histories, commands, async (history, done) => {
        const { world } = await lived(openMemoryLedgerStore(), history, done);
        world.nowMs += HOLD_MS;
        await world.sweep();

        const state = await seen(world.store);
        const sums = new Map<string, bigint>();
        for (const { commodity, balanceMinor } of state.balances) {
          sums.set(commodity, (sums.get(commodity) ?? 0n) + balanceMinor);
        }
        const balances = await world.balances();
        const cash = Object.fromEntries(
          Object.entries(balances).filter(([account]) => account.startsWith('cash:')),
        );

        expect([...sums.values()].every((sum) => sum === 0n)).toBe(true);
        expect(cash).toEqual(pouredIn(history));
        for (const one of state.wallets) {
          if (!one) continue;
          const inLots = one.lots.reduce((sum, lot) => sum + lot.restPoints, 0n);
          expect(-(balances[availablePoints(one.wallet.id)] ?? 0n)).toBe(inLots);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('I8: answer a repeated batch as the first time, and refuse another under its number', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(30), async (history, pick) => {
        const { world, batches } = await lived(openMemoryLedgerStore(), history, []);
        const batch = batches[pick % batches.length]!;
        const before = await seen(world.store);

        const again = await world.post(batch);
        const afterRepeat = await seen(world.store);
        const forged = await world.post({ ...batch, batchHash: 'f'.repeat(64) });
        const afterForgery = await seen(world.store);

        expect(again).toEqual({
          ok: true,
          acceptedThrough: batch.envelope.batch.batchSeq,
          isHeld: false,
        });
        expect(afterRepeat).toEqual(before);
        expect(forged).toEqual({ ok: false, error: 'sequence-conflict' });
        expect(afterForgery.balances).toEqual(before.balances);
      }),
      { numRuns: 40 },
    );
  });

  test('I9: come to the same end whatever the order and number of arrivals', async () => {
    // Time stands still, so that only the arrivals differ.
    const arrivals = commands.map((done) => done.filter((command) => command.kind === 'post'));
    await fc.assert(
      fc.asyncProperty(histories, arrivals, async (history, done) => {
        const disturbed = await lived(openMemoryLedgerStore(), history, done);
        const calm = await lived(openMemoryLedgerStore(), history, []);

        expect(await seen(disturbed.world.store)).toEqual(await seen(calm.world.store));
      }),
      { numRuns: 60 },
    );
  });

  test('I15: are untouched by a batch that comes too early', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const { world, batches } = await lived(openMemoryLedgerStore(), history, []);
        const fresh = await lived(openMemoryLedgerStore(), { ...history, sessions: [] }, []);
        const before = await seen(fresh.world.store);

        const answers = [];
        for (const batch of batches.slice(1)) answers.push(await fresh.world.post(batch));

        expect(new Set(answers.map((answer) => !answer.ok && answer.error))).toEqual(
          new Set(batches.length > 1 ? ['sequence-gap'] : []),
        );
        expect(await seen(fresh.world.store)).toEqual(before);
        await world.store.close();
      }),
      { numRuns: 30 },
    );
  });

  test('I18, I2, I16: are the same in memory and in SQLite, and their log replays to them', async () => {
    await fc.assert(
      fc.asyncProperty(histories, commands, async (history, done) => {
        const memory = await lived(openMemoryLedgerStore(), history, done);
        const sqlite = await lived(temporarySqliteStore(), history, done);
        try {
          const state = await seen(sqlite.world.store);
          expect(sqlite.answers).toEqual(memory.answers);
          expect(state).toEqual(await seen(memory.world.store));
          for (const { store, balances } of [memory.world, sqlite.world]) {
            expect(await replayed(store)).toEqual(await balances());
          }
          for (const session of history.sessions.keys()) {
            const id = uuid(500 + session) as never;
            const [one, other] = await Promise.all(
              [memory, sqlite].map(({ world }) =>
                world.store.read((books) => books.deposits.coins(id)),
              ),
            );
            expect(one).toEqual(other);
          }
        } finally {
          await sqlite.world.store.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});
