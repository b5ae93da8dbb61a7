import { describe, expect, test } from 'vitest';
import { openDeposit } from '#kiosk/deposit/session.ts';
import { EMPTY_TALLY } from '#kiosk/deposit/tally.ts';
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

  test('wants an acceptor that gets ready later to open only while coins may be poured', async () => {
    const kiosk = sessionKiosk();
    const wanted: [string, boolean][] = [];
    const note = () => wanted.push([kiosk.runner.session.state, kiosk.isSlotWanted()]);

    await kiosk.open();
    note();
    kiosk.runner.storeFailed();
    note();
    kiosk.runner.acceptorChanged(ready);
    await kiosk.clock.advance(0);
    note();
    kiosk.report([{ reject: 'jam' }]);
    note();
    await kiosk.touch('finish');
    note();
    await kiosk.open();
    note();

    expect(wanted).toEqual([
      ['pouring', true],
      ['checking', false],
      ['pouring', true],
      ['jam', false],
      ['attract', false],
      ['pouring', true],
    ]);
  });
});
