import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import {
  DAY_MS,
  HOLD_MS,
  KIOSK_ID,
  ledgerWorld,
  START_MS,
  totalsOf,
  uuid,
  wholeSession,
} from '../../support/ledger-world.ts';

const SESSION = uuid(501);

async function worldWithKiosk() {
  const world = await ledgerWorld(openMemoryLedgerStore());
  const kiosk = await world.enrol();
  return { world, kiosk };
}

describe('a session at the ledger', () => {
  test('matures a hold period after the kiosk closed it', async () => {
    const { world, kiosk } = await worldWithKiosk();
    await world.post(kiosk.batch([kiosk.opened(SESSION)]));
    world.nowMs += 60_000;

    await world.post(
      kiosk.batch([
        kiosk.coin('KR500A', { sessionId: SESSION }),
        kiosk.closed(SESSION, totalsOf(['KR500A']), START_MS + 40_000),
      ]),
    );

    const [deposit] = (await world.wallet()).pending.deposits;
    expect(deposit).toMatchObject({
      state: 'closed',
      maturesAt: new Date(START_MS + 40_000 + HOLD_MS).toISOString(),
    });
  });

  test.each([
    ['in the future', 5 * DAY_MS, 60_000],
    ['before the batch before it', -5 * DAY_MS, 0],
  ])('closed by a wrong clock %s is set right', async (_, offsetMs, expectedMs) => {
    const { world, kiosk } = await worldWithKiosk();
    await world.post(kiosk.batch([kiosk.opened(SESSION)]));
    world.nowMs += 60_000;

    await world.post(
      kiosk.batch([
        kiosk.coin('KR500A', { sessionId: SESSION }),
        kiosk.closed(SESSION, totalsOf(['KR500A']), START_MS + offsetMs),
      ]),
    );

    const [deposit] = (await world.wallet()).pending.deposits;
    expect(deposit?.maturesAt).toBe(new Date(START_MS + expectedMs + HOLD_MS).toISOString());
  });

  test('goes to review when its totals differ from its coins', async () => {
    const { world, kiosk } = await worldWithKiosk();

    await world.post(
      kiosk.batch([
        kiosk.opened(SESSION),
        kiosk.coin('KR500A', { sessionId: SESSION }),
        kiosk.closed(SESSION, totalsOf(['KR500A', 'KR100A'])),
      ]),
    );

    const [deposit] = (await world.wallet()).pending.deposits;
    expect(deposit).toMatchObject({ state: 'review', blocked: 'review', points: '500' });
    expect(await world.tasks()).toEqual(['totals-differ']);
  });

  test('honours the card that was valid when it opened', async () => {
    const { world, kiosk } = await worldWithKiosk();
    world.nowMs += DAY_MS + 14 * 60_000;

    await world.post(kiosk.batch(wholeSession(kiosk, SESSION, ['US025A'])));

    expect((await world.wallet()).pending.deposits[0]?.state).toBe('closed');
  });

  test('keeps foreign coins for review when its card had lapsed', async () => {
    const { world, kiosk } = await worldWithKiosk();
    world.nowMs += DAY_MS + 16 * 60_000;

    await world.post(
      kiosk.batch([
        ...wholeSession(kiosk, uuid(501), ['US025A']),
        ...wholeSession(kiosk, uuid(502), ['KR500A']),
      ]),
    );

    const states = (await world.wallet()).pending.deposits.map((deposit) => deposit.state);
    expect(states).toEqual(['closed', 'review']);
    expect(await world.tasks()).toEqual(['card-not-valid']);
  });

  test('without a number is unclaimed', async () => {
    const { world, kiosk } = await worldWithKiosk();

    await world.post(
      kiosk.batch(wholeSession(kiosk, SESSION, ['KR500A', 'US025A'], { phone: null })),
    );

    expect(await world.balances()).toEqual({
      [`cash:kiosk:${KIOSK_ID}:KRW`]: 500n,
      [`cash:kiosk:${KIOSK_ID}:USD`]: 25n,
      [`dep:unclaimed:${KIOSK_ID}:KRW`]: -500n,
      [`dep:unclaimed:${KIOSK_ID}:USD`]: -25n,
    });
  });

  test('whose end was lost is closed by the ledger a day after the kiosk went on', async () => {
    const { world, kiosk } = await worldWithKiosk();
    await world.post(
      kiosk.batch([kiosk.opened(SESSION), kiosk.coin('KR500A', { sessionId: SESSION })]),
    );
    world.nowMs += 10 * DAY_MS;
    await world.sweep();
    const whileSilent = (await world.wallet()).pending.deposits[0]?.state;
    await world.post(kiosk.batch([{ kind: 'started', body: {} }]));
    world.nowMs += DAY_MS;

    await world.sweep();

    const [deposit] = (await world.wallet()).pending.deposits;
    expect(whileSilent).toBe('open');
    expect(deposit).toMatchObject({
      state: 'closed',
      maturesAt: new Date(world.nowMs + HOLD_MS).toISOString(),
    });
    expect(await world.tasks()).toEqual(['session-abandoned']);
  });
});
