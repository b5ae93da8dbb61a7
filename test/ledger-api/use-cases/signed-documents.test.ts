import { describe, expect, test } from 'vitest';
import { verifyDocument } from '#ledger/contract/signature.ts';
import { RateCard } from '#ledger/contract/rate-card.ts';
import { HeartbeatAnswer, type HeartbeatRequest } from '#ledger/contract/kiosk-documents.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { answerHeartbeat } from '#ledger/use-cases/heartbeat.ts';
import { ACCEPTOR_ID } from '../../support/books.ts';
import { HOLD, KIOSK_ID, ledgerWorld, SIGNING_KEY, START_MS } from '../../support/ledger-world.ts';

const rate = (currency: 'USD' | 'KRW', num: string, spread: string) => ({
  currency,
  mid: { num, den: '10' },
  spread: { num: spread, den: '1000' },
});

describe('a rate card', () => {
  test('is numbered, signed and valid for 24 hours', async () => {
    const world = await ledgerWorld(openMemoryLedgerStore());
    world.nowMs += 1_000;

    const result = await world.publishCard();

    expect(result.ok && RateCard.parse(result.card)).toMatchObject({
      number: 2,
      sample: true,
      validFrom: '2026-11-22T00:00:01.000Z',
      validUntil: '2026-11-23T00:00:01.000Z',
    });
    expect(result.ok && verifyDocument(SIGNING_KEY.publicKey, result.card)).toBe(true);
  });

  test.each([
    ['a spread beyond the whole rate', [rate('USD', '139', '1001')]],
    ['a currency named twice', [rate('USD', '139', '45'), rate('USD', '138', '45')]],
    ['a rate for won', [rate('KRW', '10', '0')]],
    ['a rate of nothing', [rate('USD', '0', '0')]],
    ['a rate that no coin has', [rate('USD', '9223372036854775807', '45')]],
  ])('with %s is refused', async (_, rates) => {
    const world = await ledgerWorld(openMemoryLedgerStore());

    expect(await world.publishCard(rates)).toEqual({ ok: false, error: 'rates-not-valid' });
  });
});

describe('a heartbeat', () => {
  const heartbeat = (counter: number): HeartbeatRequest => ({
    kioskId: KIOSK_ID,
    kioskEpoch: 1,
    counter,
    softwareVersion: '0.1.0',
    acceptors: [{ acceptorId: ACCEPTOR_ID, state: 'ready' }, { state: 'connecting' }],
    unsentRecords: 0,
  });

  test('hears the card, the tables and the hold that are in force', async () => {
    const world = await ledgerWorld(openMemoryLedgerStore());
    await world.enrol();

    const result = await answerHeartbeat(world.deps, heartbeat(1), START_MS);

    expect(result.ok && HeartbeatAnswer.parse(result.answer)).toMatchObject({
      serverTime: '2026-11-22T00:00:00.000Z',
      kioskName: 'Demo kiosk',
      holdPeriodMs: HOLD.defaultMs,
      rateCard: { number: 1 },
      coinTables: [{ number: 1, acceptorId: ACCEPTOR_ID }],
      commands: [],
    });
  });

  test('hears which currencies wait otherwise', async () => {
    const holdPeriods = { ...HOLD, byCurrency: { JPY: 5 } };
    const world = await ledgerWorld(openMemoryLedgerStore(), { holdPeriods });
    await world.enrol();

    const result = await answerHeartbeat(world.deps, heartbeat(1), START_MS);

    expect(result.ok && HeartbeatAnswer.parse(result.answer)).toMatchObject({
      holdPeriodMs: HOLD.defaultMs,
      holdPeriodsMs: { JPY: 5 },
    });
  });

  test('that is replayed or out of order is refused', async () => {
    const world = await ledgerWorld(openMemoryLedgerStore());
    await world.enrol();
    await answerHeartbeat(world.deps, heartbeat(5), START_MS);

    const answers = [
      await answerHeartbeat(world.deps, heartbeat(5), START_MS),
      await answerHeartbeat(world.deps, heartbeat(4), START_MS),
      await answerHeartbeat(world.deps, { ...heartbeat(9), kioskEpoch: 2 }, START_MS),
    ];

    expect(answers).toEqual([
      { ok: false, error: 'counter-not-rising' },
      { ok: false, error: 'counter-not-rising' },
      { ok: false, error: 'unknown-kiosk' },
    ]);
  });
});
