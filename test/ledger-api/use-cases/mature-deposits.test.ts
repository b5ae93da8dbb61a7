import { describe, expect, test } from 'vitest';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { matureDeposits } from '#ledger/use-cases/mature-deposits.ts';
import {
  type CoinName,
  DAY_MS,
  HOLD,
  HOLD_MS,
  KIOSK_ID,
  ledgerWorld,
  uuid,
  wholeSession,
} from '../../support/ledger-world.ts';

const SESSION = uuid(501);

/** A ledger in which one session with these coins has just been closed. */
async function worldWithDeposit(names: readonly CoinName[], holdPeriods = HOLD) {
  const world = await ledgerWorld(openMemoryLedgerStore(), { holdPeriods });
  const kiosk = await world.enrol();
  await world.post(kiosk.batch(wholeSession(kiosk, SESSION, names)));
  return { world, kiosk, walletId: await world.walletId() };
}

describe('maturity', () => {
  test('turns won and foreign coins into points at the end of the hold', async () => {
    const { world, walletId } = await worldWithDeposit(['KR500A', 'US025A']);
    world.nowMs += HOLD_MS;

    await world.sweep();

    // 25 × 13.9 = 347.5 → 348 gross (half to even); × 0.955 = 331.86 → 332 net.
    expect(await world.balances()).toEqual({
      [`cash:kiosk:${KIOSK_ID}:KRW`]: 500n,
      [`cash:kiosk:${KIOSK_ID}:USD`]: 25n,
      'position:KRW': -500n,
      'position:USD': -25n,
      'position:PTS': 848n,
      [`pts:avail:${walletId}`]: -832n,
      'fx:spread:PTS': -16n,
    });
    expect(await world.wallet()).toMatchObject({
      points: { available: '832', held: '0' },
      pending: { points: '0', deposits: [] },
    });
  });

  test('comes for each currency in its own time, and says so beforehand', async () => {
    const holdPeriods = { ...HOLD, byCurrency: { USD: HOLD_MS + DAY_MS } };
    const { world } = await worldWithDeposit(['KR500A', 'US025A'], holdPeriods);
    const before = await world.wallet();
    world.nowMs += HOLD_MS;
    await world.sweep();
    const between = await world.wallet();
    world.nowMs += DAY_MS;
    await world.sweep();

    const [krw, usd] = ['2026-11-29T00:00:00.000Z', '2026-11-30T00:00:00.000Z'];
    expect(before.pending.deposits).toMatchObject([
      {
        maturesAt: usd,
        maturing: [
          { currency: 'KRW', maturesAt: krw, points: '500' },
          { currency: 'USD', maturesAt: usd, points: '332' },
        ],
      },
    ]);
    expect(between.points.available).toBe('500');
    expect(between.pending.deposits).toMatchObject([{ state: 'closed', maturesAt: usd }]);
    expect(between.pending.deposits[0]).not.toHaveProperty('maturing');
    expect(await world.wallet()).toMatchObject({
      points: { available: '832' },
      pending: { deposits: [] },
    });
  });

  test('does not come a moment too early, and not twice', async () => {
    const { world } = await worldWithDeposit(['KR500A']);
    world.nowMs += HOLD_MS - 1;
    await world.sweep();
    const early = await world.wallet();
    world.nowMs += 1;
    await Promise.all([world.sweep(), world.sweep()]);
    await world.sweep();

    const wallet = await world.wallet();

    expect(early.points.available).toBe('0');
    expect(wallet.points.available).toBe('500');
    expect(wallet.version).toBe(early.version + 1);
  });

  test('records the conversion so that it can be computed again', async () => {
    const { world } = await worldWithDeposit(['US025A']);
    world.nowMs += HOLD_MS;
    await world.sweep();

    const transfer = await world.store.read((books) =>
      books.transfers.transfer(`maturity/${SESSION}/USD/0`),
    );

    expect(transfer?.template).toBe('6');
    expect(transfer?.details.conversion).toEqual({
      amountMinor: '25',
      cardNumber: 1,
      policy: 'fixed-at-deposit',
      policyVersion: 1,
      grossExact: { num: '3475', den: '10' },
      netExact: { num: '3318625', den: '10000' },
      gross: '348',
      net: '332',
    });
  });

  test('keeps the rate of the deposit when newer cards say otherwise', async () => {
    const { world } = await worldWithDeposit(['US025A']);
    await world.publishCard([
      { currency: 'USD', mid: { num: '1', den: '1' }, spread: { num: '0', den: '1' } },
    ]);
    world.nowMs += HOLD_MS;

    await world.sweep();

    expect((await world.wallet()).points.available).toBe('332');
  });

  test('opens a lot for each currency that expires after five years', async () => {
    const { world, walletId } = await worldWithDeposit(['KR500A', 'US025A']);
    world.nowMs += HOLD_MS;
    await world.sweep();

    const lots = await world.store.read((books) => books.holds.openLots(walletId));

    expect(lots.map((lot) => [lot.points, new Date(lot.expiresAtMs).toISOString()])).toEqual([
      [500n, '2031-11-29T00:00:00.000Z'],
      [332n, '2031-11-29T00:00:00.000Z'],
    ]);
  });

  test('never matures an open deposit', async () => {
    const world = await ledgerWorld(openMemoryLedgerStore());
    const kiosk = await world.enrol();
    await world.post(
      kiosk.batch([kiosk.opened(SESSION), kiosk.coin('KR500A', { sessionId: SESSION })]),
    );
    world.nowMs += 10 * HOLD_MS;

    await world.sweep();

    expect((await world.wallet()).points.available).toBe('0');
  });

  test('stops at the balance cap: won in part, foreign coins whole or not at all', async () => {
    const won = Array<CoinName>(998).fill('KR500A');
    const { world, kiosk } = await worldWithDeposit(won);
    world.nowMs += HOLD_MS;
    await world.sweep();
    await world.publishCard();
    await world.post(
      kiosk.batch(
        wholeSession(kiosk, uuid(502), ['KR500A', 'KR500A', 'KR500A', 'US025A'], {
          cardNumbers: [2],
        }),
      ),
    );
    const before = (await world.wallet()).points.available;
    world.nowMs += HOLD_MS;
    await world.sweep();

    const wallet = await world.wallet();
    world.nowMs += 3_600_000;
    await world.sweep();
    const later = await world.wallet();

    expect(before).toBe('499000');
    expect(wallet.points.available).toBe('500000');
    expect(wallet.pending).toMatchObject({
      points: String(500 + 332),
      deposits: [{ state: 'closed', blocked: 'balance-cap' }],
    });
    expect(later).toEqual(wallet);
  });

  test('does not happen when something decided otherwise in between', async () => {
    const { world } = await worldWithDeposit(['KR500A']);
    world.nowMs += HOLD_MS;
    const sendToReview = () =>
      world.store.transact(async (books) => {
        const [deposit] = await books.deposits.find([SESSION as never]);
        await books.deposits.save({ ...deposit!, state: 'review', dueAtMs: undefined });
      });
    // What is due has been read by then; nothing has matured yet.
    const interrupted: LedgerStore = {
      ...world.store,
      transact: async (work) => {
        await sendToReview();
        return world.store.transact(work);
      },
    };

    await matureDeposits(interrupted, world.nowMs, 'Asia/Seoul');

    expect((await world.wallet()).points.available).toBe('0');
  });

  test('of a deposit in review waits for a person', async () => {
    const world = await ledgerWorld(openMemoryLedgerStore());
    const kiosk = await world.enrol();
    await world.post(
      kiosk.batch([
        kiosk.opened(SESSION),
        kiosk.coin('KR500A', { sessionId: SESSION }),
        kiosk.closed(SESSION, []),
      ]),
    );
    world.nowMs += 10 * HOLD_MS;

    await world.sweep();

    expect(await world.wallet()).toMatchObject({
      points: { available: '0' },
      pending: { points: '500', deposits: [{ state: 'review' }] },
    });
  });
});
