import { describe, expect, test } from 'vitest';
import { openLot } from '#ledger/ledger/lot.ts';
import { mature } from '#ledger/ledger/maturity.ts';
import { limitsOf } from '#ledger/ledger/policy/wallet-limits.ts';
import { aCard } from '../../support/books.ts';

import { aClosedDeposit, DEPOSIT, legs, WALLET } from '../../support/closed-deposit.ts';

describe('templates 5 and 6', () => {
  const cards = { pinned: [aCard({ number: 1 })], newest: undefined };
  const context = {
    nowMs: 1_500,
    retryAtMs: 2_500,
    balancePoints: 0n,
    foreignTodayPoints: 0n,
    limits: limitsOf(1),
    cards,
  };

  test('turn won into points one to one, and foreign coins by their card', () => {
    const { deposit, parts } = mature(
      aClosedDeposit([
        ['KRW', 500n],
        ['USD', 100n],
      ]),
      WALLET,
      context,
    );

    expect(parts.map((part) => [part.transfer.template, ...legs(part.transfer)])).toEqual([
      [
        '5',
        'Dr dep:pending:wallet:KRW 500',
        'Cr position:KRW 500',
        'Dr position:PTS 500',
        'Cr pts:avail:wallet 500',
      ],
      [
        '6',
        'Dr dep:pending:wallet:USD 100',
        'Cr position:USD 100',
        'Dr position:PTS 1350',
        'Cr pts:avail:wallet 1289',
        'Cr fx:spread:PTS 61',
      ],
    ]);
    expect(deposit).toMatchObject({ state: 'matured', dueAtMs: undefined, blocked: undefined });
  });

  test.each([
    // balance before, what matures, what waits
    [499_500n, [500n], ['USD']],
    [499_700n, [300n], ['KRW', 'USD']],
    [500_000n, [], ['KRW', 'USD']],
    [600_000n, [], ['KRW', 'USD']],
    [498_211n, [500n, 1_289n], []],
    [498_212n, [500n], ['USD']],
  ])('stop at the balance cap: with %s points %s mature', (balancePoints, matured, waiting) => {
    const { deposit, parts } = mature(
      aClosedDeposit([
        ['KRW', 500n],
        ['USD', 100n],
      ]),
      WALLET,
      { ...context, balancePoints },
    );

    const stillWaiting = deposit.lines
      .filter((line) => line.maturedMinor < line.amountMinor)
      .map((line) => line.currency);
    expect(parts.map((part) => part.points)).toEqual(matured);
    expect(stillWaiting).toEqual(waiting);
    expect([deposit.state, deposit.blocked, deposit.dueAtMs]).toEqual(
      waiting.length > 0 ? ['closed', 'balance-cap', 2_500] : ['matured', undefined, undefined],
    );
  });

  test.each([
    // what foreign coins became today, what matures, why the rest waits
    [498_711n, [500n, 1_289n], undefined],
    [498_712n, [500n], 'foreign-limit'],
    [900_000n, [500n], 'foreign-limit'],
  ])(
    'wait for another day: with %s foreign points today %s mature',
    (foreign, matured, blocked) => {
      const { deposit, parts, foreignPoints } = mature(
        aClosedDeposit([
          ['KRW', 500n],
          ['USD', 100n],
        ]),
        WALLET,
        { ...context, foreignTodayPoints: foreign },
      );

      expect(parts.map((part) => part.points)).toEqual(matured);
      expect([deposit.blocked, foreignPoints]).toEqual([blocked, matured[1] ?? 0n]);
    },
  );

  test('have more room once the identity is checked', () => {
    const rich = { ...context, balancePoints: 1_999_600n, limits: limitsOf(2) };
    const { deposit, parts } = mature(aClosedDeposit([['KRW', 500n]]), WALLET, rich);

    expect(parts.map((part) => part.points)).toEqual([400n]);
    expect(deposit.blocked).toBe('balance-cap');
  });

  test('mature the rest of the won later, under another id', () => {
    const first = mature(aClosedDeposit([['KRW', 500n]]), WALLET, {
      ...context,
      balancePoints: 499_700n,
    });

    const second = mature(first.deposit, WALLET, context);

    expect([first, second].map((step) => step.parts[0]?.transfer.id)).toEqual([
      'maturity/deposit/KRW/0',
      'maturity/deposit/KRW/300',
    ]);
    expect(second.deposit).toMatchObject({
      state: 'matured',
      lines: [{ maturedMinor: 500n, maturedPoints: 500n }],
    });
  });

  test('leave a currency that nobody quotes to a person', () => {
    const { deposit, parts } = mature(
      aClosedDeposit([
        ['KRW', 500n],
        ['THB', 100n],
      ]),
      WALLET,
      context,
    );

    expect(parts.map((part) => part.points)).toEqual([500n]);
    expect(deposit).toMatchObject({ state: 'review', reviewReason: 'no-rate', dueAtMs: undefined });
  });

  test('open no lot for coins that are worth less than half a point', () => {
    const card = aCard({ number: 1, mid: { num: '1', den: '1000' } });

    const { deposit, parts } = mature(aClosedDeposit([['USD', 100n]]), WALLET, {
      ...context,
      cards: { pinned: [card], newest: undefined },
    });

    expect(parts).toMatchObject([{ lot: undefined, points: 0n }]);
    expect(legs(parts[0]!.transfer)).toEqual([
      'Dr dep:pending:wallet:USD 100',
      'Cr position:USD 100',
    ]);
    expect(deposit.state).toBe('matured');
  });

  test('open lots that live for five calendar years', () => {
    const lot = openLot({
      id: 'x',
      walletId: WALLET,
      depositId: DEPOSIT,
      openedAtMs: Date.UTC(2028, 1, 29),
      points: 5n,
    });

    expect(new Date(lot.expiresAtMs).toISOString()).toBe('2033-03-01T00:00:00.000Z');
  });
});
