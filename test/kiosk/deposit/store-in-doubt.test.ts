import { describe, expect, test } from 'vitest';
import { openDeposit } from '#kiosk/deposit/session.ts';
import { sessionKiosk, type SessionKiosk } from '../../support/session-kiosk.ts';

const WON_500 = { coin: 'KRW', minor: 500n };
const ready = {
  state: 'ready',
  acceptorId: 'TKL/TKL-EMU/12345678',
  isOpen: false,
  approvedPositions: [4],
} as const;
const shown = ({ runner }: SessionKiosk) => ({
  state: runner.session.state,
  coinCount: openDeposit(runner.session)?.tally.coinCount,
});
const recordedWon = (kiosk: SessionKiosk): number =>
  kiosk.bodies('coin').reduce((sum, body) => sum + Number(body['faceMinor'] ?? 0), 0);

describe('a session whose store fails', () => {
  test('opens the slot only after the opening is durable', async () => {
    const kiosk = sessionKiosk();
    kiosk.store.commit = () => {
      throw new Error('disk full');
    };

    await kiosk.open();

    expect(kiosk.slotTold).toEqual([]);
    expect(kiosk.runner.session.state).toBe('attract');
  });

  test('shows no coin that could not be stored', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();
    const { commit } = kiosk.store;
    kiosk.store.commit = () => {
      throw new Error('input/output error');
    };

    expect(() => kiosk.report([WON_500])).toThrow('input/output error');
    kiosk.store.commit = commit;

    expect(shown(kiosk)).toEqual({ state: 'pouring', coinCount: 0 });
  });

  test('shows a credit that was stored before only once', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();

    kiosk.report([{ ...WON_500, seq: 1 }]);
    kiosk.report([{ ...WON_500, seq: 1 }]);

    expect(shown(kiosk).coinCount).toBe(1);
    expect(recordedWon(kiosk)).toBe(500);
  });

  test('makes a task of a credit that its device tells again, and no second one within the hour', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();

    for (let i = 0; i < 3; i++) kiosk.report([{ ...WON_500, seq: 1 }]);
    const gaps = [...kiosk.bodies('gap')];
    await kiosk.clock.advance(3_600_000);
    kiosk.report([{ ...WON_500, seq: 1 }]);

    expect(gaps).toMatchObject([{ reason: 'credits-repeated', lostCount: 1 }]);
    expect(kiosk.bodies('gap')).toHaveLength(2);
  });

  test('closes once when the closing reached the disk although the store said it failed', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();
    kiosk.report([WON_500]);
    const { commit } = kiosk.store;
    kiosk.store.commit = (change) => {
      commit(change);
      kiosk.store.commit = commit;
      throw new Error('input/output error');
    };

    await kiosk.touch('finish');
    await kiosk.clock.advance(2000);

    expect(kiosk.bodies('session-closed')).toHaveLength(1);
    expect(kiosk.runner.session.state).toBe('thanks');
  });

  test('shows a coin that was stored although the store said it failed, once the store is read again', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();
    const { commit } = kiosk.store;
    kiosk.store.commit = (change) => {
      commit(change);
      kiosk.store.commit = commit;
      throw new Error('input/output error');
    };

    expect(() => kiosk.report([{ ...WON_500, seq: 1 }])).toThrow();
    kiosk.runner.storeFailed();
    kiosk.runner.storeReopened(ready);
    kiosk.report([{ ...WON_500, seq: 1 }]);
    await kiosk.clock.advance(0);

    expect(shown(kiosk)).toEqual({ state: 'pouring', coinCount: 1 });
    expect(recordedWon(kiosk)).toBe(500);
  });
});
