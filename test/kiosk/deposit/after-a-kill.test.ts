import { describe, expect, test } from 'vitest';
import type { SlotAnswer } from '#drivers/coin-acceptor.ts';
import { openDeposit } from '#kiosk/deposit/session.ts';
import { totalsOf } from '#kiosk/deposit/tally.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { sessionKiosk, type SessionKiosk } from '../../support/session-kiosk.ts';

const WON_500 = { coin: 'KRW', minor: 500n };
const WON_100 = { coin: 'KRW', minor: 100n };
const ready = {
  state: 'ready',
  acceptorId: 'TKL/TKL-EMU/12345678',
  isOpen: false,
  approvedPositions: [4],
} as const;

describe('after a kill', () => {
  const restart = async (
    before: SessionKiosk,
    slotAnswer: SlotAnswer = { ok: true },
  ): Promise<SessionKiosk> => {
    before.kill();
    await before.clock.advance(1000);
    const { store, clock } = before;
    return sessionKiosk({ store, clock, slotAnswer, seed: 'after' });
  };

  const STEPS: [where: string, play: (kiosk: SessionKiosk) => Promise<void>, won: number][] = [
    ['when the session had just opened', (kiosk) => kiosk.open(), 0],
    [
      'while coins fell',
      async (kiosk) => {
        await kiosk.open();
        kiosk.report([WON_500, WON_100]);
      },
      600,
    ],
    [
      'while the slot closed',
      async (kiosk) => {
        await kiosk.open();
        kiosk.report([WON_500]);
        kiosk.slotAnswer = { ok: false, reason: 'silent' };
        await kiosk.touch('finish');
      },
      500,
    ],
  ];

  test.each(STEPS)('%s, the session closes with full credit', async (_where, play, won) => {
    const before = sessionKiosk();
    await play(before);

    const after = await restart(before);
    // The acceptor is reconciled before it settles: a coin that fell meanwhile is the session's.
    after.report([WON_100], true);
    await after.clock.advance(1000);

    const sessionId = before.bodies('session-opened')[0]!['sessionId'];
    expect(after.bodies('coin').every((body) => body['sessionId'] === sessionId)).toBe(true);
    expect(after.bodies('session-closed')).toMatchObject([
      { sessionId, totals: [{ amountMinor: String(won + 100) }] },
    ]);
    expect(after.runner.session.state).toBe('thanks');
  });

  test('at the number nothing remains', async () => {
    const before = sessionKiosk();
    await before.touch('start', '0', '1', '0');

    const after = await restart(before);
    await after.clock.advance(1000);

    expect(after.kinds()).toEqual([]);
    expect(after.runner.session.state).toBe('attract');
  });

  test('after the closing was durable it is not closed again', async () => {
    const before = sessionKiosk();
    await before.open();
    before.report([WON_500]);
    await before.touch('finish');

    const after = await restart(before);
    after.report([WON_100], true);
    await after.clock.advance(1000);

    expect(after.bodies('session-closed')).toHaveLength(1);
    expect(after.kinds().slice(-2)).toEqual(['pickup-code', 'coin']);
  });

  test('a deposit without a number gets a code that can still be read', async () => {
    const before = sessionKiosk();
    await before.touch('start', 'without-number', 'agree');
    before.report([WON_500]);

    const after = await restart(before);
    await after.clock.advance(1000);

    const { session } = after.runner;
    const code = session.state === 'thanks' ? session.deposit.pickupCode : undefined;
    expect(after.bodies('pickup-code').at(-1)).toMatchObject({ codeHash: sha256Hex(code!) });
  });

  test('without an acceptor the session closes within a minute, and its coins come late', async () => {
    const before = sessionKiosk();
    await before.open();
    before.report([WON_500]);
    const after = await restart(before, { ok: false, reason: 'no-device' });
    await after.clock.advance(61_000);

    const again = await restart(after);
    again.report([WON_100], true);
    again.runner.acceptorChanged(ready);
    again.report([WON_100], true);

    const sessionId = before.bodies('session-opened')[0]!['sessionId'];
    expect(again.bodies('session-closed')).toMatchObject([{ totals: [{ amountMinor: '500' }] }]);
    expect(again.bodies('coin').slice(1)).toMatchObject([
      { sessionId, late: true },
      { pickupId: expect.any(String) },
    ]);
  });

  test('what was shown before equals what is credited after', async () => {
    const before = sessionKiosk();
    await before.open();
    for (let i = 0; i < 40; i++) before.report([i % 3 ? WON_100 : WON_500]);
    const shownBefore = totalsOf(openDeposit(before.runner.session)!.tally)[0]!.amountMinor;

    const after = await restart(before);
    await after.clock.advance(1000);

    expect(after.bodies('session-closed')[0]).toMatchObject({
      totals: [{ amountMinor: String(shownBefore) }],
    });
  });
});
