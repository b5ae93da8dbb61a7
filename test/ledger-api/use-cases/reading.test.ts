import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { readDeposit } from '#ledger/use-cases/read-deposit.ts';
import { readHistory } from '#ledger/use-cases/read-history.ts';
import {
  type CoinName,
  HOLD_MS,
  ledgerWorld,
  START_MS,
  uuid,
  wholeSession,
} from '../../support/ledger-world.ts';

const SESSION = uuid(501);

/** A ledger in which one session with these coins has just been closed. */
async function worldWithDeposit(names: readonly CoinName[]) {
  const world = await ledgerWorld(openMemoryLedgerStore());
  const kiosk = await world.enrol();
  await world.post(kiosk.batch(wholeSession(kiosk, SESSION, names)));
  return { world, kiosk, walletId: await world.walletId() };
}

describe('what a holder reads', () => {
  test('is a history of deposits and what became of them, newest first', async () => {
    const { world, walletId } = await worldWithDeposit(['KR500A', 'US025A']);
    world.nowMs += HOLD_MS;
    await world.sweep();

    const result = await readHistory(world.store, walletId);

    const at = new Date(world.nowMs).toISOString();
    const matured = { at, kind: 'matured', depositId: SESSION, kioskName: 'Demo kiosk' };
    expect(result).toEqual({
      ok: true,
      history: {
        entries: [
          { ...matured, id: '3', points: '332' },
          { ...matured, id: '2', points: '500' },
          {
            id: '1',
            at: new Date(START_MS).toISOString(),
            kind: 'deposit',
            depositId: SESSION,
            kioskName: 'Demo kiosk',
            points: '832',
            state: 'matured',
          },
        ],
      },
    });
  });

  test('is paged by a cursor, and a cursor of somebody’s invention is refused', async () => {
    const world = await ledgerWorld(openMemoryLedgerStore());
    const kiosk = await world.enrol();
    for (let n = 0; n < 60; n++) {
      await world.post(kiosk.batch(wholeSession(kiosk, uuid(600 + n), ['KR010A'])));
    }
    const walletId = await world.walletId();

    const first = await readHistory(world.store, walletId);
    const next = first.ok ? first.history.next : undefined;
    const second = await readHistory(world.store, walletId, next);

    const ids = [first, second].flatMap((page) =>
      page.ok ? page.history.entries.map((entry) => entry.id) : [],
    );
    expect(ids).toEqual(Array.from({ length: 60 }, (_, i) => String(60 - i)));
    expect(second.ok && second.history.next).toBeFalsy();
    expect(await readHistory(world.store, walletId, 'x')).toEqual({
      ok: false,
      error: 'bad-cursor',
    });
  });

  test('is every coin of an own deposit, and nothing of another’s', async () => {
    const { world, walletId } = await worldWithDeposit(['KR500A', 'US025A']);

    const detail = await readDeposit(world.store, walletId, SESSION as never);
    const stranger = await readDeposit(world.store, uuid(9) as never, SESSION as never);

    const at = new Date(START_MS).toISOString();
    expect(stranger).toBeUndefined();
    expect(detail).toEqual({
      id: SESSION,
      kioskName: 'Demo kiosk',
      state: 'closed',
      openedAt: at,
      closedAt: at,
      maturesAt: new Date(START_MS + HOLD_MS).toISOString(),
      points: '832',
      totals: [
        { currency: 'KRW', amountMinor: '500', count: 1 },
        { currency: 'USD', amountMinor: '25', count: 1 },
      ],
      coins: [
        { seq: 2, creditSeq: '1', at, currency: 'KRW', faceMinor: '500' },
        { seq: 3, creditSeq: '2', at, currency: 'USD', faceMinor: '25' },
      ],
    });
  });

  test('hides a session that ended without a coin', async () => {
    const { world, kiosk } = await worldWithDeposit(['KR500A']);
    await world.post(kiosk.batch(wholeSession(kiosk, uuid(502), [])));

    expect((await world.wallet()).pending.deposits.map((deposit) => deposit.id)).toEqual([SESSION]);
  });
});
