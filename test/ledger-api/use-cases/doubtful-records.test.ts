import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import {
  HOLD_MS,
  KIOSK_ID,
  ledgerWorld,
  totalsOf,
  uuid,
  wholeSession,
} from '../../support/ledger-world.ts';

const SESSION = uuid(501);
const OTHER_KIOSK = uuid(2) as typeof KIOSK_ID;

async function worldWithKiosk() {
  const world = await ledgerWorld(openMemoryLedgerStore());
  return { world, kiosk: await world.enrol() };
}

describe('a coin', () => {
  test('outside the approved table waits in suspense, and the session still adds up', async () => {
    const { world, kiosk } = await worldWithKiosk();

    await world.post(
      kiosk.batch([
        kiosk.opened(SESSION),
        kiosk.coin('KR500A', { sessionId: SESSION }),
        kiosk.coin('KR100A', { sessionId: SESSION }, { position: 16 }),
        kiosk.closed(SESSION, totalsOf(['KR500A', 'KR100A'])),
      ]),
    );

    expect(await world.balances()).toMatchObject({
      [`cash:kiosk:${KIOSK_ID}:KRW`]: 600n,
      'suspense:KRW': -100n,
    });
    expect((await world.wallet()).pending.deposits).toMatchObject([
      { state: 'closed', points: '500' },
    ]);
    expect(await world.tasks()).toEqual(['unapproved-coin']);
  });

  test('reported again by another kiosk or a re-imaged disk is counted once', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const other = await world.enrol(OTHER_KIOSK);
    const coin = kiosk.coin('KR500A', { sessionId: SESSION });
    await world.post(kiosk.batch([kiosk.opened(SESSION), coin]));
    const before = await world.balances();

    await world.post(
      other.batch([
        other.opened(uuid(502)),
        { ...coin, body: { ...coin.body, sessionId: uuid(502) } },
      ]),
    );

    expect(await world.balances()).toEqual(before);
    expect(await world.tasks()).toEqual(['credit-repeated']);
  });

  test('sent again after a new enrolment is counted once, without a fuss', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const opened = kiosk.opened(SESSION);
    const coin = kiosk.coin('KR500A', { sessionId: SESSION });
    const late = kiosk.coin('KR100A', { sessionId: SESSION });
    await world.post(kiosk.batch([opened, coin]));
    const again = await world.enrol();
    const copy = (draft: typeof coin, seq: number) => ({
      ...draft,
      body: { ...draft.body, copyOf: { kioskEpoch: 1, seq } },
    });

    await world.post(
      again.batch([
        copy(opened, 1),
        copy(coin, 2),
        copy(late, 3),
        again.closed(SESSION, totalsOf(['KR500A', 'KR100A'])),
      ]),
    );

    expect((await world.wallet()).pending.deposits).toMatchObject([
      { id: SESSION, state: 'closed', points: '600' },
    ]);
    expect(await world.tasks()).toEqual([]);
  });

  test('of a session that never opened waits in suspense', async () => {
    const { world, kiosk } = await worldWithKiosk();

    await world.post(kiosk.batch([kiosk.coin('KR500A', { sessionId: SESSION })]));

    expect(await world.balances()).toEqual({
      [`cash:kiosk:${KIOSK_ID}:KRW`]: 500n,
      'suspense:KRW': -500n,
    });
    expect(await world.tasks()).toEqual(['unknown-session']);
  });

  test('cannot be put into the session of another kiosk', async () => {
    const { world, kiosk } = await worldWithKiosk();
    const other = await world.enrol(OTHER_KIOSK);
    await world.post(kiosk.batch([kiosk.opened(SESSION)]));

    await world.post(
      other.batch([other.coin('KR500A', { sessionId: SESSION }), other.opened(SESSION)]),
    );

    expect((await world.wallet()).pending.points).toBe('0');
    expect((await world.balances())['suspense:KRW']).toBe(-500n);
  });

  test.each([
    ['of an unknown currency', 'unknown-currency', { currency: 'XAU' }],
    ['too large to be a coin', 'unreadable-record', { faceMinor: String(2n ** 63n - 1n) }],
  ])('%s becomes a task that keeps the record, and books nothing', async (_, kind, wrong) => {
    const { world, kiosk } = await worldWithKiosk();

    const result = await world.post(
      kiosk.batch([
        kiosk.opened(SESSION),
        kiosk.coin('KR500A', { sessionId: SESSION }, wrong),
        kiosk.coin('KR500A', { sessionId: SESSION }, wrong),
      ]),
    );

    const tasks = await world.store.read((books) => books.paperwork.tasks(10));
    expect(result).toMatchObject({ ok: true });
    expect(tasks.map((task) => task.kind)).toEqual([kind, kind]);
    expect(JSON.parse(tasks[0]!.record!)).toMatchObject({ seq: 2, body: wrong });
    expect(await world.balances()).toEqual({});
  });

  test('of an unknown currency does not keep the others of its session waiting', async () => {
    const { world, kiosk } = await worldWithKiosk();

    await world.post(
      kiosk.batch([
        kiosk.opened(SESSION),
        kiosk.coin('KR500A', { sessionId: SESSION }),
        kiosk.coin('KR500A', { sessionId: SESSION }, { currency: 'XAU' }),
        kiosk.closed(SESSION, [
          ...totalsOf(['KR500A']),
          { currency: 'XAU', amountMinor: '500', count: 1 },
        ]),
      ]),
    );

    expect((await world.wallet()).pending.deposits).toMatchObject([
      { state: 'closed', points: '500' },
    ]);
  });
});

describe('a late coin', () => {
  test('joins its session until that has matured', async () => {
    const { world, kiosk } = await worldWithKiosk();
    await world.post(kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A'])));

    await world.post(kiosk.batch([kiosk.coin('KR100A', { sessionId: SESSION }, { late: true })]));

    expect((await world.wallet()).pending.deposits).toMatchObject([
      { id: SESSION, state: 'closed', points: '600' },
    ]);
  });

  test('is a deposit of its own for the same wallet and card afterwards', async () => {
    const { world, kiosk } = await worldWithKiosk();
    await world.post(kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A'])));
    world.nowMs += HOLD_MS;
    await world.sweep();

    await world.post(
      kiosk.batch([
        kiosk.coin('US025A', { sessionId: SESSION }, { late: true }),
        kiosk.coin('KR100A', { sessionId: SESSION }, { late: true }),
      ]),
    );
    await world.post(kiosk.batch([kiosk.coin('KR100A', { sessionId: SESSION }, { late: true })]));

    const wallet = await world.wallet();
    expect(wallet.points.available).toBe('500');
    expect(wallet.pending.deposits).toMatchObject([
      {
        state: 'closed',
        points: String(332 + 200),
        maturesAt: new Date(world.nowMs + HOLD_MS).toISOString(),
      },
    ]);
    expect(wallet.pending.deposits[0]?.id).not.toBe(SESSION);
  });
});
