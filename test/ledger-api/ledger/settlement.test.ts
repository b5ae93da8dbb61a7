// Template 16 leg by leg: what is owed becomes won, is paid, or is owed again.
import { describe, expect, test } from 'vitest';
import { startRedemption } from '#ledger/ledger/authorise-redemption.ts';
import { refundRedemption } from '#ledger/ledger/refund-redemption.ts';
import {
  type MovementTotal,
  paySettlement,
  rejectSettlement,
  type SettlementRun,
  settleShop,
} from '#ledger/ledger/settlement.ts';
import { shopMovement } from '#ledger/ledger/shop-movement.ts';
import { legs } from '../../support/closed-deposit.ts';
import { aDraft, aLot, NOW_MS, placedBy, SHOP, stepOf } from '../../support/redemptions.ts';

// A Sunday; in Seoul it is nine in the morning.
const RUN: SettlementRun = {
  id: 'run',
  cutPosition: 9,
  madeAtMs: NOW_MS,
  madeBy: 'kim',
  doneThrough: undefined,
  state: 'open',
};
const PERIOD = { shopId: SHOP, afterPosition: 4, afterMs: undefined };
const DECISION = { nowMs: NOW_MS + 1, bankAccountId: 'main', note: 'ref 1' };

const total = (kind: MovementTotal['kind'], gross: bigint, fee: bigint): MovementTotal => ({
  kind,
  grossPoints: gross,
  feePoints: fee,
  netPoints: gross - fee,
});
const settled = (totals = [total('capture', 1_000n, 10n), total('refund', -200n, -2n)]) =>
  settleShop(RUN, PERIOD, totals, 'Asia/Seoul');

describe('a settlement', () => {
  test('turns what is owed into won that waits for the bank', () => {
    const step = settled([
      total('capture', 1_000n, 10n),
      total('refund', -200n, -2n),
      total('returned', 50n, 0n),
    ]);

    expect(step?.settlement).toMatchObject({
      state: 'open',
      afterPosition: 4,
      throughPosition: 9,
      gross: 1_000n,
      refunds: 200n,
      fee: 8n,
      carried: 50n,
      net: 842n,
      payoutDay: '2026-11-24',
    });
    expect(step?.transfers.map((made) => [made.id, made.template])).toEqual([
      [`settlement/${SHOP}/run/settled`, '16'],
    ]);
    expect(step?.transfers.map(legs)).toEqual([
      [
        `Dr partner:payable:${SHOP} 842`,
        'Cr position:PTS 842',
        'Dr position:KRW 842',
        `Cr settle:clearing:${SHOP}:run 842`,
      ],
    ]);
  });

  test.each([
    ['nothing', []],
    ['nothing more than was refunded', [total('capture', 100n, 1n), total('refund', -100n, -1n)]],
    ['less than nothing', [total('refund', -100n, -1n)]],
  ])('is not made while %s is owed', (_, totals) => {
    expect(settled(totals)).toBeUndefined();
  });

  test('is paid once', () => {
    const open = settled()!.settlement;

    const paid = paySettlement(open, DECISION);

    expect(paid.ok && paid.settlement).toMatchObject({ state: 'paid', note: 'ref 1' });
    expect(paid.ok && paid.transfers.map(legs)).toEqual([
      [`Dr settle:clearing:${SHOP}:run 792`, 'Cr bank:main:KRW 792'],
    ]);
    expect(paid.ok && paySettlement(paid.settlement, DECISION)).toEqual({
      ok: false,
      error: 'settlement-decided',
    });
  });

  test('that the bank refuses is mirrored, and owed again', () => {
    const rejected = rejectSettlement(settled()!.settlement, DECISION);

    expect(rejected.ok && rejected.transfers.map(legs)).toEqual([
      [
        `Cr partner:payable:${SHOP} 792`,
        'Dr position:PTS 792',
        'Cr position:KRW 792',
        `Dr settle:clearing:${SHOP}:run 792`,
      ],
    ]);
    expect(rejected.ok && shopMovement(rejected.transfers[0]!, 12)).toMatchObject({
      kind: 'returned',
      netPoints: 792n,
      feePoints: 0n,
    });
    expect(rejected.ok && rejectSettlement(rejected.settlement, DECISION)).toEqual({
      ok: false,
      error: 'settlement-decided',
    });
  });

  test('that comes back after it was paid is mirrored leg by leg', () => {
    const paid = paySettlement(settled()!.settlement, DECISION);
    const rejected = paid.ok ? rejectSettlement(paid.settlement, DECISION) : paid;

    expect(rejected.ok && rejected.transfers.map((made) => made.id)).toEqual([
      `settlement/${SHOP}/run/returned`,
      `settlement/${SHOP}/run/rejected`,
    ]);
    expect(rejected.ok && legs(rejected.transfers[0]!)).toEqual([
      `Cr settle:clearing:${SHOP}:run 792`,
      'Dr bank:main:KRW 792',
    ]);
  });
});

describe('the statement of a shop', () => {
  const lots = [aLot('a', 10_000n)];
  const capture = stepOf(startRedemption(aDraft(1_050n, { isCapturedAtOnce: true }), lots, 9_999n));
  const refund = stepOf(refundRedemption(capture.redemption, placedBy(capture), 200n, NOW_MS));
  const held = stepOf(startRedemption(aDraft(100n), lots, 9_999n));

  test('says of a capture and of a refund what was paid, what is our fee, and what is owed', () => {
    expect([capture, refund].map(({ transfers }) => shopMovement(transfers[0]!, 7))).toEqual([
      {
        shopId: SHOP,
        position: 7,
        kind: 'capture',
        subjectId: 'r1',
        atMs: NOW_MS,
        grossPoints: 1_050n,
        feePoints: 10n,
        netPoints: 1_040n,
      },
      {
        shopId: SHOP,
        position: 7,
        kind: 'refund',
        subjectId: 'r1',
        atMs: NOW_MS,
        grossPoints: -200n,
        feePoints: -2n,
        netPoints: -198n,
      },
    ]);
  });

  test('says of a refund that is as much as the fee with it what was paid back, and that nothing more is owed', () => {
    const small = stepOf(startRedemption(aDraft(51n, { isCapturedAtOnce: true }), lots, 9_999n));
    const back = stepOf(refundRedemption(small.redemption, placedBy(small), 1n, NOW_MS));

    expect(shopMovement(back.transfers[0]!, 8)).toMatchObject({
      shopId: SHOP,
      kind: 'refund',
      grossPoints: -1n,
      feePoints: -1n,
      netPoints: 0n,
    });
  });

  test('has no line for what owes it nothing, and none for a settlement', () => {
    const moved = [...held.transfers, ...settled()!.transfers].map((made) => shopMovement(made, 7));

    expect(moved).toEqual([undefined, undefined]);
  });
});
