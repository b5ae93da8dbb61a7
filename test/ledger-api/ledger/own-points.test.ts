import { describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import { feeIncome, promotionExpense, spreadIncome } from '#ledger/ledger/account.ts';
import { claimCoins } from '#ledger/ledger/claim-coins.ts';
import { mirrorOf } from '#ledger/ledger/correction.ts';
import { unclaimedUntilMs } from '#ledger/ledger/deposit.ts';
import { closeMonth } from '#ledger/ledger/month-end.ts';
import { expireUnclaimed } from '#ledger/ledger/unclaimed.ts';
import { aCard } from '../../support/books.ts';
import { aClosedDeposit, legs } from '../../support/closed-deposit.ts';

describe('template 21', () => {
  test('turns income in points into won, and expenses the other way round', () => {
    const transfers = closeMonth(
      '2026-11',
      new Map([
        [spreadIncome, -61n],
        [feeIncome, 0n],
        [promotionExpense, 40n],
      ]),
      1_000,
    );

    expect(transfers.map(legs)).toEqual([
      ['Dr fx:spread:PTS 61', 'Cr position:PTS 61', 'Dr position:KRW 61', 'Cr fx:spread:KRW 61'],
      [
        'Cr promo:expense:PTS 40',
        'Dr position:PTS 40',
        'Cr position:KRW 40',
        'Dr promo:expense:KRW 40',
      ],
    ]);
    expect(transfers[0]!.id).toBe('month-end/2026-11/fx:spread:PTS');
  });
});

describe('template 25', () => {
  const unclaimed = aClosedDeposit(
    [
      ['KRW', 500n],
      ['USD', 100n],
    ],
    { kind: 'unclaimed' },
  );
  const cards = { pinned: [], newest: aCard({ number: 1 }) };

  test('turns unclaimed coins into breakage, at the rates of a maturity', () => {
    const { deposit, transfers } = expireUnclaimed(unclaimed, { nowMs: 9_000, cards });

    expect(transfers.map(legs)).toEqual([
      [
        'Dr dep:unclaimed:kiosk:KRW 500',
        'Cr position:KRW 500',
        'Dr position:PTS 500',
        'Cr breakage:PTS 500',
      ],
      [
        'Dr dep:unclaimed:kiosk:USD 100',
        'Cr position:USD 100',
        'Dr position:PTS 1350',
        'Cr breakage:PTS 1289',
        'Cr fx:spread:PTS 61',
      ],
    ]);
    expect(deposit).toMatchObject({ state: 'matured', dueAtMs: undefined });
  });

  test('leaves a currency that nobody quotes to a person', () => {
    const none = { pinned: [], newest: undefined };
    const { deposit, transfers } = expireUnclaimed(unclaimed, { nowMs: 9_000, cards: none });

    expect(transfers.map((one) => one.id)).toEqual(['unclaimed/deposit/KRW']);
    expect(deposit).toMatchObject({ state: 'review', reviewReason: 'no-rate' });
  });

  test('leaves to a late pickup only what has not become ours', () => {
    const none = { pinned: [], newest: undefined };
    const { deposit } = expireUnclaimed(unclaimed, { nowMs: 9_000, cards: none });

    const claimed = claimCoins(deposit, 'w' as WalletId, {
      nowMs: 9_500,
      holdPeriods: { defaultMs: 0, byCurrency: {} },
    });

    expect(claimed.ok && claimed.transfers.map(legs)).toEqual([
      ['Dr dep:unclaimed:kiosk:USD 100', 'Cr dep:pending:w:USD 100'],
    ]);
  });

  test('comes five calendar years later', () => {
    expect(unclaimedUntilMs(Date.UTC(2027, 1, 28, 9))).toBe(Date.UTC(2032, 1, 28, 9));
  });
});

test('template 20 is the exact mirror and names what it reverses', () => {
  const [wrong] = closeMonth('2026-11', new Map([[feeIncome, -7n]]), 1_000);

  const mirror = mirrorOf(wrong!, { id: 'c1', reason: 'mistyped', atMs: 2_000 });

  expect(mirror).toMatchObject({ id: `correction/${wrong!.id}`, template: '20' });
  expect(mirror.details).toMatchObject({
    reverses: wrong!.id,
    subject: { kind: 'correction', id: 'c1' },
    step: 'mistyped',
  });
  expect(mirror.postings).toEqual(
    wrong!.postings.map((leg) => ({ ...leg, amountMinor: -leg.amountMinor })),
  );
});
