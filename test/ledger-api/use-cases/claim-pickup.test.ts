import { describe, expect, test } from 'vitest';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { claimPickup } from '#ledger/use-cases/claim-pickup.ts';
import { openWallet } from '#ledger/use-cases/open-wallet.ts';
import {
  DAY_MS,
  HOLD_MS,
  KIOSK_ID,
  ledgerWorld,
  PHONE,
  totalsOf,
  uuid,
} from '../../support/ledger-world.ts';

const CODE = 'ABCD1234EFGH';
const PICKUP = uuid(801);
const SESSION = uuid(501);
const refused = { ok: false, error: 'code-not-valid' };

async function worldWithWallet() {
  const world = await ledgerWorld(openMemoryLedgerStore());
  const kiosk = await world.enrol();
  const walletId = await world.store.transact((books) =>
    openWallet(books, world.deps, PHONE, world.nowMs),
  );
  const claim = (code = CODE) =>
    world.deps.store.transact((books) =>
      claimPickup(books, world.deps, walletId, code, world.nowMs),
    );
  return { world, kiosk, walletId, claim };
}

const pickupCode = (more = {}) => ({
  kind: 'pickup-code',
  body: { pickupId: PICKUP, codeHash: sha256Hex(CODE), ...more },
});

describe('a pickup code', () => {
  test('makes coins without a session the holder’s own, at the card in force', async () => {
    const { world, kiosk, walletId, claim } = await worldWithWallet();
    await world.post(
      kiosk.batch([
        pickupCode(),
        kiosk.coin('KR500A', { pickupId: PICKUP }),
        kiosk.coin('US025A', { pickupId: PICKUP }),
      ]),
    );
    world.nowMs += 1_000;

    const result = await claim('abcd-1234-efgh');

    expect(result).toEqual({ ok: true, depositId: PICKUP });
    expect(await world.balances()).toEqual({
      [`cash:kiosk:${KIOSK_ID}:KRW`]: 500n,
      [`cash:kiosk:${KIOSK_ID}:USD`]: 25n,
      [`dep:pending:${walletId}:KRW`]: -500n,
      [`dep:pending:${walletId}:USD`]: -25n,
    });
    expect((await world.wallet()).pending.deposits).toMatchObject([
      {
        id: PICKUP,
        state: 'closed',
        points: '832',
        maturesAt: new Date(world.nowMs + HOLD_MS).toISOString(),
      },
    ]);
  });

  test('takes no card that has run out: what the coins become is said by the one at maturity', async () => {
    const { world, kiosk, claim } = await worldWithWallet();
    await world.post(kiosk.batch([pickupCode(), kiosk.coin('US025A', { pickupId: PICKUP })]));
    world.nowMs += 2 * DAY_MS;

    await claim();
    await world.publishCard([
      { currency: 'USD', mid: { num: '20', den: '1' }, spread: { num: '0', den: '1' } },
    ]);
    world.nowMs += HOLD_MS;
    await world.sweep();

    expect((await world.wallet()).points.available).toBe('500');
  });

  test('works once; wrong, used and unknown codes answer alike', async () => {
    const { world, kiosk, claim } = await worldWithWallet();
    await world.post(kiosk.batch([pickupCode(), kiosk.coin('KR500A', { pickupId: PICKUP })]));

    const answers = [await claim('000000000000'), await claim(), await claim()];

    expect(answers).toEqual([refused, { ok: true, depositId: PICKUP }, refused]);
    expect((await world.wallet()).pending.points).toBe('500');
  });

  test('has one winner when it is used many times at once', async () => {
    const { world, kiosk, claim } = await worldWithWallet();
    await world.post(kiosk.batch([pickupCode(), kiosk.coin('KR500A', { pickupId: PICKUP })]));

    const answers = await Promise.all(Array.from({ length: 20 }, () => claim()));

    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await world.wallet()).pending.points).toBe('500');
  });

  test('of a session without a number waits until the session is closed', async () => {
    const { world, kiosk, claim } = await worldWithWallet();
    await world.post(
      kiosk.batch([
        kiosk.opened(SESSION, { phone: null }),
        pickupCode({ sessionId: SESSION }),
        kiosk.coin('KR500A', { sessionId: SESSION }),
      ]),
    );
    const early = await claim();
    await world.post(kiosk.batch([kiosk.closed(SESSION, totalsOf(['KR500A']))]));

    const result = await claim();
    world.nowMs += HOLD_MS;
    await world.sweep();

    expect([early, result]).toEqual([refused, { ok: true, depositId: SESSION }]);
    expect((await world.wallet()).points.available).toBe('500');
  });

  test('lost on the way leaves the coins unclaimed with a task', async () => {
    const { world, kiosk } = await worldWithWallet();

    await world.post(kiosk.batch([kiosk.coin('KR500A', { pickupId: PICKUP })]));

    expect((await world.balances())[`dep:unclaimed:${KIOSK_ID}:KRW`]).toBe(-500n);
    expect(await world.tasks()).toEqual(['unknown-session']);
  });
});
