import { describe, expect, test } from 'vitest';
import type { SlotAnswer } from '#drivers/coin-acceptor.ts';
import { openDeposit } from '#kiosk/deposit/session.ts';
import { totalsOf, EMPTY_TALLY } from '#kiosk/deposit/tally.ts';
import { openPhone } from '#ledger/contract/sealed-phone.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { sealingKey } from '../../support/kiosk-records.ts';
import { aRateCard } from '../../support/ledger-documents.ts';
import { sessionKiosk, type SessionKiosk } from '../../support/session-kiosk.ts';

const WON_500 = { coin: 'KRW', minor: 500n };
const WON_100 = { coin: 'KRW', minor: 100n };
const ready = {
  state: 'ready',
  acceptorId: 'TKL/TKL-EMU/12345678',
  isOpen: false,
  approvedPositions: [4],
} as const;
const gone = { state: 'out-of-service', reason: 'silent', detail: '' } as const;

const shown = ({ runner }: SessionKiosk) => ({
  state: runner.session.state,
  coinCount: openDeposit(runner.session)?.tally.coinCount,
});
const recordedWon = (kiosk: SessionKiosk): number =>
  kiosk.bodies('coin').reduce((sum, body) => sum + Number(body['faceMinor'] ?? 0), 0);

describe('a running session', () => {
  test('goes from a number to a thank-you, each step recorded before it is shown', async () => {
    const kiosk = sessionKiosk({ card: aRateCard(7) });

    await kiosk.open();
    kiosk.report([WON_500, WON_100]);
    await kiosk.touch('finish');

    expect(kiosk.kinds()).toEqual(['session-opened', 'coin', 'coin', 'session-closed']);
    expect(kiosk.slotTold).toEqual(['open', 'settle']);
    expect(kiosk.runner.session).toMatchObject({
      state: 'thanks',
      deposit: { phone: '010-••••-5678', openedSeq: 1 },
      closed: { closedSeq: 4 },
    });
    expect(kiosk.bodies('session-opened')[0]).toMatchObject({ over14: true, cardNumbers: [7] });
    expect(kiosk.bodies('session-closed')[0]).toMatchObject({
      closedAt: '2026-11-22T09:30:00.000Z',
      totals: [{ currency: 'KRW', amountMinor: '600', count: 2 }],
    });
  });

  test('keeps the number only sealed to the ledger', async () => {
    const kiosk = sessionKiosk();

    await kiosk.open('01012345678');

    const { records, sealed } = kiosk.store.nextRecords(10, 1e6);
    const [blob] = Object.values(sealed).map((text) => Buffer.from(text, 'base64url'));
    expect(openPhone(blob!, sealingKey)).toBe('+821012345678');
    expect(records[0]!.body['phoneRef']).toBe(sha256Hex(blob!));
    expect(JSON.stringify([records, kiosk.runner.session])).not.toContain('12345678');
  });

  test('refuses a number that is no mobile number, and says so', async () => {
    const kiosk = sessionKiosk();

    await kiosk.touch('start', ...'0211112222'.split(''), 'confirm-number');

    expect(kiosk.runner.session).toMatchObject({
      state: 'number',
      entry: { error: 'not-a-mobile-number' },
    });
    expect(kiosk.kinds()).toEqual([]);
  });

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

  test('counts a coin that falls while the slot closes', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();
    kiosk.slotAnswer = { ok: false, reason: 'silent' };
    await kiosk.touch('finish');

    kiosk.report([WON_500]);
    kiosk.slotAnswer = { ok: true };
    await kiosk.clock.advance(1000);

    expect(kiosk.bodies('session-closed')[0]).toMatchObject({ totals: [{ amountMinor: '500' }] });
    expect(kiosk.runner.session.state).toBe('thanks');
  });

  test('a deposit without a number gets a pickup code whose hash is in the journal before its coins', async () => {
    const kiosk = sessionKiosk();

    await kiosk.touch('start', 'without-number', 'agree');
    kiosk.report([WON_500]);
    await kiosk.touch('finish');

    expect(kiosk.kinds()).toEqual(['session-opened', 'pickup-code', 'coin', 'session-closed']);
    const { session } = kiosk.runner;
    const code = session.state === 'thanks' ? session.deposit.pickupCode : undefined;
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(kiosk.bodies('pickup-code')[0]).toMatchObject({
      codeHash: sha256Hex(code!),
      sessionId: kiosk.bodies('coin')[0]!['sessionId'],
    });
  });

  test('under 14 keeps no number and says so in the record', async () => {
    const kiosk = sessionKiosk();

    await kiosk.touch('start', ...'01012345678'.split(''), 'confirm-number', 'under-14');

    expect(kiosk.bodies('session-opened')[0]).toMatchObject({ over14: false });
    expect(kiosk.bodies('session-opened')[0]).not.toHaveProperty('phoneRef');
    expect(kiosk.kinds()).toEqual(['session-opened', 'pickup-code']);
  });

  test('a coin outside the approved table is kept, shown as doubtful, and worth nothing', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();

    kiosk.report([{ unknown: 16 }]);

    expect(kiosk.bodies('coin')[0]).toMatchObject({ position: 16 });
    expect(openDeposit(kiosk.runner.session)).toMatchObject({
      tally: EMPTY_TALLY,
      rejects: [{ cause: 'unknown', count: 1 }],
    });
  });

  test('keeps gaps and rejects, rejects only up to a bound', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();

    kiosk.report([{ gap: 3 }]);
    for (let i = 0; i < 600; i++) kiosk.report([{ reject: 'refused' }]);

    expect(kiosk.bodies('gap')[0]).toMatchObject({ lostCount: 3, reason: 'credits-lost' });
    expect(kiosk.bodies('reject')).toHaveLength(500);
    expect(openDeposit(kiosk.runner.session)?.rejects).toEqual([{ cause: 'refused', count: 600 }]);
  });

  test('finishes with full credit when nobody touches it any more', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();
    kiosk.report([WON_500]);

    await kiosk.clock.advance(61_000);

    expect(kiosk.bodies('session-closed')[0]).toMatchObject({ totals: [{ amountMinor: '500' }] });
  });

  test('opens again when the acceptor comes back in time', async () => {
    const kiosk = sessionKiosk();
    await kiosk.open();
    kiosk.report([WON_500]);

    kiosk.runner.acceptorChanged(gone);
    const whileGone = shown(kiosk);
    kiosk.runner.acceptorChanged(ready);
    await kiosk.clock.advance(0);

    expect(whileGone).toEqual({ state: 'checking', coinCount: 1 });
    expect(shown(kiosk)).toEqual({ state: 'pouring', coinCount: 1 });
    expect(kiosk.slotTold).toEqual(['open', 'open']);
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

describe('coins without a session', () => {
  test('wait under one pickup code until it has been quiet for a minute', async () => {
    const kiosk = sessionKiosk();

    kiosk.report([WON_500]);
    await kiosk.clock.advance(59_000);
    kiosk.report([WON_100]);
    const first = kiosk.runner.pickup?.code;
    await kiosk.clock.advance(60_000);
    const after = kiosk.runner.pickup;
    kiosk.report([WON_100]);

    expect(kiosk.kinds()).toEqual(['pickup-code', 'coin', 'coin', 'pickup-code', 'coin']);
    const [one, two] = kiosk.bodies('pickup-code');
    expect(one!['codeHash']).toBe(sha256Hex(first!));
    expect(after).toBeUndefined();
    expect(kiosk.bodies('coin').map((body) => body['pickupId'])).toEqual([
      one!['pickupId'],
      one!['pickupId'],
      two!['pickupId'],
    ]);
  });

  test.each([
    ['at the number', ['start']],
    ['at consent', ['start', 'without-number']],
  ])('are nobody’s %s', async (_where, touches) => {
    const kiosk = sessionKiosk();
    await kiosk.touch(...touches);

    kiosk.report([WON_500]);

    expect(kiosk.kinds()).toEqual(['pickup-code', 'coin']);
    expect(kiosk.bodies('coin')[0]).not.toHaveProperty('sessionId');
  });

  test('rejects without a session make no code', () => {
    const kiosk = sessionKiosk();

    kiosk.report([{ reject: 'refused' }]);

    expect(kiosk.kinds()).toEqual(['reject']);
    expect(kiosk.runner.pickup).toBeUndefined();
  });
});

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
