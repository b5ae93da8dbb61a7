import { describe, expect, test } from 'vitest';
import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import { forgetExpired } from '#ledger/auth/forget.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { closeWallet } from '#ledger/use-cases/holder/close-wallet.ts';
import { openWallet } from '#ledger/use-cases/open-wallet.ts';
import { giveRemainder } from '#ledger/use-cases/remainder/give-remainder.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { releaseFromReview } from '#ledger/use-cases/vault/resolve-review.ts';
import { audited } from '../../support/audited.ts';
import {
  DAY_MS,
  HOLD_MS,
  ledgerWorld,
  PHONE,
  SIGNING_KEY,
  uuid,
  wholeSession,
} from '../../support/ledger-world.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const SESSION = uuid(501);
const SECRETS = { encrypt: () => new Uint8Array(), decrypt: () => '', index: () => '' };

/** A session that matured, a wallet that was closed, and ₩100 and $0.25 of that session that came afterwards. */
async function aLateCoin(store: LedgerStore = openMemoryLedgerStore()) {
  const world = await ledgerWorld(store);
  const deps = { ...world.deps, secrets: SECRETS };
  const kiosk = await world.enrol();
  await world.post(kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A', 'US025A'])));
  const walletId = await world.walletId();
  world.nowMs += HOLD_MS;
  await world.sweep();
  const request = { remaining: 'donate' } as const;
  const closed = await world.store.transact((books) =>
    closeWallet(books, deps, walletId, { request, nowMs: world.nowMs }),
  );
  if (!closed.ok) throw new Error(closed.error);
  const late = (['KR100A', 'US025A'] as const).map((name) =>
    kiosk.coin(name, { sessionId: SESSION }, { late: true }),
  );
  await world.post(kiosk.batch(late));
  /** Their holder comes back with the same number. */
  const comeBack = () =>
    world.store.transact((books) => openWallet(books, deps, PHONE, world.nowMs));
  const pass = async (days: number) => {
    world.nowMs += days * DAY_MS;
    await world.sweep();
  };
  const reviews = () => world.store.read(({ deposits }) => deposits.inReview(undefined, 9));
  return { world, deps, walletId, comeBack, pass, reviews };
}

/** ₩100 and 332 points for $0.25. */
const WORTH = '432';

describe('coins that come late for a closed wallet', () => {
  test('go to the next wallet of the same number, and mature there', async () => {
    const { world, comeBack, pass, walletId } = await aLateCoin();
    const next = await comeBack();

    await pass(7);

    const wallet = await world.wallet();
    expect([wallet.points.available, wallet.pending.deposits]).toEqual([WORTH, []]);
    expect(await world.tasks()).toEqual([]);
    const [entries, notices] = await world.store.read(async (books) => [
      await books.wallets.entries(next, undefined, 9),
      await books.holder.notices(next, undefined, 9),
    ]);
    expect(entries.map(({ kind }) => kind)).toEqual(['matured', 'matured', 'deposit']);
    expect(notices.map(({ kind }) => kind)).toEqual(['deposit-moved']);
    expect(await world.balances()).not.toHaveProperty([`pts:avail:${walletId}`]);
  });

  test('find it as well when it is opened while they wait', async () => {
    const { world, comeBack, pass } = await aLateCoin();
    await pass(6);
    await comeBack();

    await pass(1);

    expect((await world.wallet()).points.available).toBe(WORTH);
  });

  test('stay owed where there is none, with one task, and nobody can release them', async () => {
    const { world, pass, reviews, walletId } = await aLateCoin();

    await pass(7);
    await pass(1);

    const [deposit] = await reviews();
    const released = await world.store.transact((books) =>
      releaseFromReview(
        books,
        { depositId: deposit!.id, cardNumber: undefined, by: ['a', 'b'] },
        world.nowMs,
      ),
    );
    expect(deposit).toMatchObject({ state: 'review', reviewReason: 'wallet-closed' });
    expect(released).toEqual({ ok: false, error: 'wallet-closed' });
    expect(await world.tasks()).toEqual(['wallet-closed']);
    expect(await world.balances()).toMatchObject({ [`dep:pending:${walletId}:KRW`]: -100n });
  });

  test.each([
    ['before the closing was forgotten, but weeks later', 29, 0],
    ['after the closing was forgotten', 1, 91],
  ])('do not follow a number that opened a wallet %s', async (_, daysUntil, daysForgotten) => {
    const { world, comeBack, reviews } = await aLateCoin();
    world.nowMs += daysUntil * DAY_MS;
    await comeBack();
    await forgetExpired(world.store, world.nowMs + daysForgotten * DAY_MS);

    await world.sweep();

    world.nowMs += HOLD_MS;
    await world.sweep();
    expect((await world.wallet()).points.available).toBe('0');
    expect(await reviews()).toHaveLength(1);
  });

  test('are given by two people, and the auditor agrees', async () => {
    const file = temporaryPath('late.db');
    const store = openSqliteLedgerStore(file);
    const { world, deps, comeBack, pass, walletId } = await aLateCoin(store);
    await pass(30);
    const next = await comeBack();

    const given = await store.transact((books) =>
      giveRemainder(books, deps, walletId, { to: 'wallet', walletId: next }, world.nowMs),
    );

    await world.sweep();
    const available = (await world.wallet()).points.available;
    await sealLog(store);
    await signTreeHead(store, SIGNING_KEY, world.nowMs);
    await store.close();
    expect(given).toMatchObject({ ok: true, done: { points: '0', deposits: 1 } });
    expect(available).toBe(WORTH);
    expect((await audited(openSqliteReader(file))).sentences).toEqual([]);
  });
});
