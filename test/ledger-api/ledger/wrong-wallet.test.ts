// Template 26 and 23, leg by leg: a deposit of somebody else, and coins that were not counted.
import { describe, expect, test } from 'vitest';
import type { DepositId, WalletId } from '#ledger/contract/ids.ts';
import type { Deposit } from '#ledger/ledger/deposit.ts';
import { acceptMiscount } from '#ledger/ledger/miscount.ts';
import { moveDeposit, releaseDeposit, reserveDeposit } from '#ledger/ledger/wrong-wallet.ts';
import { aClosedDeposit, DEPOSIT, legs, WALLET } from '../../support/closed-deposit.ts';
import { aLot, DAY_MS, NOW_MS } from '../../support/lots.ts';

const A_WEEK = { defaultMs: 7 * DAY_MS, byCurrency: {} };
const RIGHT = 'right' as WalletId;

/** ₩1,000 and $0.50 that have not matured. */
const WAITING = aClosedDeposit([
  ['KRW', 500n],
  ['KRW', 500n],
  ['USD', 50n],
]);

/** The same after its won matured into 1,000 points. */
const PARTLY: Deposit = {
  ...WAITING,
  lines: WAITING.lines.map((line) =>
    line.currency === 'KRW' ? { ...line, maturedMinor: 1_000n, maturedPoints: 1_000n } : line,
  ),
};
const disputed = (deposit: Deposit) => ({ claimId: 'c', deposit, walletId: WALLET });
const own = (rest: bigint) => ({
  ...aLot('own', 1_000n, 100, { depositId: DEPOSIT }),
  restPoints: rest,
});
const steps = (made: { transfers: readonly Parameters<typeof legs>[0][] }) =>
  made.transfers.map((one) => legs(one));

describe('a deposit that is not mine', () => {
  test('waits for a person before its maturity, without a leg', () => {
    const step = reserveDeposit(disputed(WAITING), [aLot('other', 5_000n)], NOW_MS);

    expect(step.deposit).toMatchObject({ state: 'review', reviewReason: 'not-mine' });
    expect(step.deposit.dueAtMs).toBeUndefined();
    expect([step.hold, step.transfers]).toEqual([undefined, []]);
  });

  test('has its unspent points set aside, and no others', () => {
    const step = reserveDeposit(disputed(PARTLY), [aLot('other', 5_000n), own(600n)], NOW_MS);

    expect(step.hold).toMatchObject({ purpose: 'review', points: 600n });
    expect(step.lots.map(({ id, restPoints }) => [id, restPoints])).toEqual([['own', 0n]]);
    expect(steps(step)).toEqual([['Dr pts:avail:wallet 600', 'Cr pts:held:wallet 600']]);
  });

  test('goes to its owner: what is left with its expiry, what waits in its currency, the rest at our loss', () => {
    const aside = reserveDeposit(disputed(PARTLY), [own(600n)], NOW_MS);

    const step = moveDeposit(disputed(aside.deposit), RIGHT, aside.hold, aside.lots, NOW_MS);

    expect(step.transfers.map(({ id, template }) => [id, template])).toEqual([
      ['claim/c/moved', '26'],
      ['claim/c/made-good', '26'],
      ['claim/c/moved/USD', '26'],
    ]);
    expect(steps(step)).toEqual([
      ['Dr pts:held:wallet 600', 'Cr pts:avail:right 600'],
      ['Dr loss:claims:PTS 400', 'Cr pts:avail:right 400'],
      ['Dr dep:pending:wallet:USD 50', 'Cr dep:pending:right:USD 50'],
    ]);
    expect(
      step.opened.map((lot) => [lot.id, lot.walletId, lot.points, lot.depositId === DEPOSIT]),
    ).toEqual([
      ['claim/c/moved/1', RIGHT, 600n, true],
      ['claim/c/made-good', RIGHT, 400n, true],
    ]);
    expect((step.opened[0]!.expiresAtMs - NOW_MS) / DAY_MS).toBe(100);
    expect(step.deposit).toMatchObject({
      owner: { kind: 'wallet', walletId: RIGHT },
      state: 'closed',
      reviewReason: undefined,
      dueAtMs: NOW_MS,
    });
  });

  test('moves whole before its maturity', () => {
    const aside = reserveDeposit(disputed(WAITING), [], NOW_MS);

    const step = moveDeposit(disputed(aside.deposit), RIGHT, aside.hold, [], NOW_MS);

    expect(steps(step)).toEqual([
      ['Dr dep:pending:wallet:KRW 1000', 'Cr dep:pending:right:KRW 1000'],
      ['Dr dep:pending:wallet:USD 50', 'Cr dep:pending:right:USD 50'],
    ]);
    expect(step.opened).toEqual([]);
  });

  test('is given back when the claim is refused', () => {
    const aside = reserveDeposit(disputed(PARTLY), [own(600n)], NOW_MS);

    const step = releaseDeposit(disputed(aside.deposit), aside.hold, aside.lots, NOW_MS);

    expect(steps(step)).toEqual([['Dr pts:held:wallet 600', 'Cr pts:avail:wallet 600']]);
    expect(step.deposit).toEqual({ ...PARTLY, dueAtMs: NOW_MS });
    expect(step.lots.map(({ restPoints, reservedPoints }) => [restPoints, reservedPoints])).toEqual(
      [[600n, 0n]],
    );
  });
});

describe('a miscount', () => {
  const missing = [
    { currency: 'USD', faceMinor: 25n, count: 2 },
    { currency: 'KRW', faceMinor: 500n, count: 3 },
    { currency: 'KRW', faceMinor: 100n, count: 1 },
  ] as const;

  const accepted = (of: Deposit) =>
    acceptMiscount(
      { claimId: 'c', depositId: 'new' as DepositId, walletId: WALLET, of, coins: missing },
      NOW_MS,
    );

  test('credits the missing coins against what the kiosk is over or short', () => {
    const { transfers } = accepted(WAITING);

    expect(transfers.map((one) => [one.id, one.template, legs(one)])).toEqual([
      [
        'claim/c/miscount/KRW',
        '23',
        ['Dr cash:over_short:kiosk:KRW 1600', 'Cr dep:pending:wallet:KRW 1600'],
      ],
      [
        'claim/c/miscount/USD',
        '23',
        ['Dr cash:over_short:kiosk:USD 50', 'Cr dep:pending:wallet:USD 50'],
      ],
    ]);
    expect(transfers[0]!.details.denominations).toEqual([
      { faceMinor: '100', count: 1 },
      { faceMinor: '500', count: 3 },
    ]);
  });

  test('matures at once, or with the deposit it is missing from', () => {
    const late = accepted(WAITING).deposit;
    const early = accepted({
      ...WAITING,
      closedAtMs: NOW_MS - 6 * DAY_MS,
      holdPeriods: A_WEEK,
    }).deposit;

    expect([late.state, late.dueAtMs, early.dueAtMs]).toEqual(['closed', NOW_MS, NOW_MS + DAY_MS]);
    expect(late.cardNumbers).toEqual(WAITING.cardNumbers);
    expect(
      late.lines.map(({ currency, amountMinor, count }) => [currency, amountMinor, count]),
    ).toEqual([
      ['KRW', 1_600n, 4],
      ['USD', 50n, 2],
    ]);
  });
});
