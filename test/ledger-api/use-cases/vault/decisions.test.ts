import { describe, expect, test } from 'vitest';
import type { DepositId } from '#ledger/contract/ids.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { releaseFromReview } from '#ledger/use-cases/vault/resolve-review.ts';
import { resolveDoubt } from '#ledger/use-cases/vault/resolve-suspense.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { claimPickup } from '#ledger/use-cases/claim-pickup.ts';
import { DAY_MS, HOLD, HOLD_MS, KIOSK_ID, totalsOf, uuid } from '../../../support/ledger-world.ts';
import { type VaultWorld, vaultWorld } from '../../../support/vault-world.ts';

const SESSION = uuid(9_001);
const ONE = { num: '1', den: '1' };

/** Coins of a session that the ledger never saw open: 500 won and a quarter, in suspense. */
async function doubtfulCoins() {
  const world = await vaultWorld(openMemoryLedgerStore());
  await world.pour(['KR100A']);
  await world.told([
    world.kiosk.coin('KR500A', { sessionId: SESSION }),
    world.kiosk.coin('US025A', { sessionId: SESSION }),
  ]);
  const items = await world.store.read((books) => books.suspense.open(undefined, 10));
  return { world, items };
}

const resolve = (
  world: VaultWorld,
  transferId: string,
  to: Parameters<typeof resolveDoubt>[2]['to'],
  ...by: readonly string[]
) =>
  world.write((books) =>
    resolveDoubt(books, world.deps, { transferId, to, by }, world.world.nowMs),
  );

describe('template 24', () => {
  test('gives coins in suspense to a wallet, as a deposit with every coin', async () => {
    const { world, items } = await doubtfulCoins();
    const walletId = await world.walletId();
    const won = items.find((item) => item.currency === 'KRW')!;

    const resolved = await resolve(world, won.transferId, { kind: 'wallet', walletId }, 'kim');

    if (!resolved.ok) throw new Error(resolved.error);
    expect(await world.balances()).toMatchObject({
      'suspense:USD': -25n,
      [`dep:pending:${walletId}:KRW`]: -600n,
    });
    const { coins, deposit } = await world.store.read(async (books) => ({
      coins: await books.deposits.coins(resolved.depositId),
      deposit: (await books.deposits.find([resolved.depositId]))[0],
    }));
    expect(coins.map((coin) => [coin.currency, coin.faceMinor, coin.fate])).toEqual([
      ['KRW', 500n, 'credited'],
    ]);
    expect(deposit).toMatchObject({
      state: 'closed',
      dueAtMs: world.world.nowMs + HOLD_MS,
      cardNumbers: [1],
      coins: [{ currency: 'KRW', faceMinor: 500n, count: 1 }],
    });
    await world.mature();
    expect(await world.balances()).toMatchObject({ [`pts:avail:${walletId}`]: -600n });
  });

  test('pays what their session was shown, however late they are decided', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.told([
      world.kiosk.opened(SESSION, { cardNumbers: [1] }),
      world.kiosk.coin('US025A', { sessionId: SESSION }, { position: 15 }),
      world.kiosk.closed(SESSION, totalsOf(['US025A'])),
    ]);
    const [aside] = await world.store.read((books) => books.suspense.open(undefined, 10));
    await world.publishCard([{ currency: 'USD', mid: ONE, spread: ONE }]);
    const to = { kind: 'wallet', walletId: await world.walletId() } as const;
    await resolve(world, aside!.transferId, to, 'kim');
    await world.mature();

    expect((await world.wallet()).points.available).toBe('332');
  });

  test('lets them wait for whoever is found', async () => {
    const { world, items } = await doubtfulCoins();

    await resolve(world, items[0]!.transferId, { kind: 'unclaimed' }, 'kim');
    await resolve(world, items[1]!.transferId, { kind: 'unclaimed' }, 'kim');

    expect(await world.balances()).toMatchObject({
      [`dep:unclaimed:${KIOSK_ID}:KRW`]: -500n,
      [`dep:unclaimed:${KIOSK_ID}:USD`]: -25n,
    });
    expect(await world.store.read((books) => books.suspense.open(undefined, 10))).toEqual([]);
  });

  test('is refused twice, for nobody, and for what is unknown; nothing changes', async () => {
    const { world, items } = await doubtfulCoins();
    const { transferId } = items[0]!;
    await resolve(world, transferId, { kind: 'unclaimed' }, 'kim');
    const before = await world.balances();
    const nobody = { kind: 'wallet', walletId: uuid(1) as never } as const;

    expect(await resolve(world, transferId, { kind: 'unclaimed' }, 'kim')).toEqual({
      ok: false,
      error: 'suspense-resolved',
    });
    expect(await resolve(world, items[1]!.transferId, nobody, 'kim')).toEqual({
      ok: false,
      error: 'unknown-wallet',
    });
    expect(await resolve(world, 'nothing', { kind: 'unclaimed' }, 'kim')).toEqual({
      ok: false,
      error: 'unknown-suspense',
    });
    expect(await world.balances()).toEqual(before);
  });
});

describe('a deposit in review', () => {
  const release = (
    world: VaultWorld,
    depositId: string,
    cardNumber?: number,
    ...by: readonly string[]
  ) =>
    world.write((books) =>
      releaseFromReview(
        books,
        { depositId: depositId as DepositId, cardNumber, by },
        world.world.nowMs,
      ),
    );

  /** A quarter poured without a card. */
  async function unquotedDeposit(coins = 1) {
    const world = await vaultWorld(openMemoryLedgerStore());
    const quarters = Array.from({ length: coins }, () =>
      world.kiosk.coin('US025A', { sessionId: SESSION }),
    );
    await world.told([
      world.kiosk.opened(SESSION, { cardNumbers: [] }),
      ...quarters,
      world.kiosk.closed(SESSION, [
        { currency: 'USD', amountMinor: String(25 * coins), count: coins },
      ]),
    ]);
    return world;
  }

  test('matures at the card that a person fixed', async () => {
    const world = await unquotedDeposit();
    await world.publishCard([
      { currency: 'USD', mid: { num: '20', den: '1' }, spread: { num: '0', den: '1' } },
    ]);
    const walletId = await world.walletId();

    const released = await release(world, SESSION, 2, 'kim');
    await world.mature();

    expect(released).toEqual({ ok: true });
    expect(await world.balances()).toMatchObject({ [`pts:avail:${walletId}`]: -500n });
  });

  test('is refused to one person above the limit, without a rate, and when it is no longer there', async () => {
    const world = await unquotedDeposit(300);
    await world.publishCard([]);
    const before = await world.store.read((books) => books.deposits.inReview(undefined, 5));

    const answers = [
      await release(world, SESSION, undefined, 'kim', 'lee'),
      await release(world, SESSION, 9, 'kim', 'lee'),
      await release(world, SESSION, 1, 'kim'),
      await release(world, uuid(3), 1, 'kim'),
    ];
    const after = await world.store.read((books) => books.deposits.inReview(undefined, 5));
    const together = await release(world, SESSION, 1, 'kim', 'lee');

    expect(answers).toEqual(
      ['no-rate', 'unknown-card', 'needs-second-person', 'unknown-deposit'].map((error) => ({
        ok: false,
        error,
      })),
    );
    expect(after).toEqual(before);
    expect(together).toEqual({ ok: true });
    expect(await release(world, SESSION, 1, 'kim')).toEqual({ ok: false, error: 'not-in-review' });
  });
});

describe('coins that nobody claims', () => {
  test('become breakage after five years, and can no longer be claimed', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.told([
      {
        kind: 'pickup-code',
        body: { pickupId: uuid(5), codeHash: sha256Hex('ABCDEFGHJKMN') },
      },
      world.kiosk.coin('KR500A', { pickupId: uuid(5) }),
      world.kiosk.coin('US025A', { pickupId: uuid(5) }),
    ]);
    world.world.nowMs += 5 * 365 * DAY_MS;
    await world.world.sweep();
    const before = await world.balances();

    world.world.nowMs += 2 * DAY_MS;
    await world.mature();
    await world.pour(['KR010A']);
    const walletId = await world.walletId();
    const claimed = await world.write((books) =>
      claimPickup(books, { holdPeriods: HOLD }, walletId, 'ABCDEFGHJKMN', world.world.nowMs),
    );

    expect(before[`dep:unclaimed:${KIOSK_ID}:KRW`]).toBe(-500n);
    // A quarter is 347.5 gross and 331.8625 net, half to even: 348 and 332.
    expect(await world.balances()).toMatchObject({
      'breakage:PTS': -832n,
      'fx:spread:PTS': -16n,
      'position:USD': -25n,
    });
    expect(claimed).toEqual({ ok: false, error: 'code-not-valid' });
  });
});

describe('the end of a month', () => {
  test('turns points of our own into won, once, as they stood in the business zone', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.tend();
    await world.pour(['US025A']);
    await world.mature();
    await world.tend();
    const before = await world.balances();

    // 30 November 15:00 UTC is midnight in Seoul.
    world.world.nowMs = Date.UTC(2026, 10, 30, 14, 59);
    await world.tend();
    const atTheEnd = await world.balances();
    world.world.nowMs = Date.UTC(2026, 10, 30, 15, 0);
    await world.tend();
    await world.tend();

    expect(atTheEnd).toEqual(before);
    expect(before['fx:spread:PTS']).toBe(-16n);
    const after = await world.balances();
    expect(after['fx:spread:PTS']).toBeUndefined();
    expect(after).toMatchObject({
      'fx:spread:KRW': -16n,
      'position:KRW': 16n,
      'position:PTS': 332n,
    });
  });
});
