import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CURRENCIES, type Currency } from '#ledger/contract/money.ts';
import {
  type Deposit,
  holdEndsAtMs,
  joined,
  waitingMinor,
  withCoin,
} from '#ledger/ledger/deposit.ts';
import { mature } from '#ledger/ledger/maturity.ts';
import { limitsOf } from '#ledger/ledger/policy/wallet-limits.ts';
import { restOfHold } from '#ledger/ledger/policy/hold.ts';
import { aCard } from '../../support/books.ts';
import { aClosedDeposit, WALLET } from '../../support/closed-deposit.ts';

const CLOSED_MS = 1_000;
const at = (nowMs: number, balancePoints = 0n) => ({
  nowMs,
  retryAtMs: nowMs + 60,
  balancePoints,
  foreignTodayPoints: 0n,
  limits: limitsOf(1),
  cards: { pinned: [aCard({ number: 1 })], newest: undefined },
});
const waiting = (deposit: Deposit) =>
  deposit.lines.filter((line) => waitingMinor(line) > 0n).map(({ currency }) => currency);

describe('a hold by currency', () => {
  test('lets each currency mature when its own time has come', () => {
    const deposit = aClosedDeposit(
      [
        ['KRW', 500n],
        ['USD', 100n],
      ],
      undefined,
      { USD: 800 },
    );

    const first = mature(deposit, WALLET, at(1_500));
    const second = mature(first.deposit, WALLET, at(1_800));

    expect([deposit.dueAtMs, deposit.maturesAtMs]).toEqual([1_500, 1_800]);
    expect(first.deposit).toMatchObject({ state: 'closed', blocked: undefined, dueAtMs: 1_800 });
    expect(waiting(first.deposit)).toEqual(['USD']);
    expect(first.parts.map(({ transfer }) => transfer.details)).toMatchObject([
      { policies: [{ name: 'hold', version: 1 }], hold: { periodMs: 500 } },
    ]);
    expect(second.deposit).toMatchObject({ state: 'matured', dueAtMs: undefined });
    expect(second.parts.map(({ transfer }) => transfer.details)).toMatchObject([
      { hold: { closedAt: '1970-01-01T00:00:01.000Z', periodMs: 800 } },
    ]);
  });

  test('looks again for room under the cap, and for the next currency, whichever comes first', () => {
    const deposit = aClosedDeposit(
      [
        ['KRW', 500n],
        ['USD', 100n],
      ],
      undefined,
      { USD: 530 },
    );

    const full = mature(deposit, WALLET, at(1_500, 500_000n)).deposit;
    const later = mature(full, WALLET, at(1_510, 500_000n)).deposit;

    expect([full.blocked, full.dueAtMs]).toEqual(['balance-cap', 1_530]);
    expect(later.dueAtMs).toBe(1_530);
  });

  test('counts for a late coin of a currency that waits longer', () => {
    const closed = aClosedDeposit([['KRW', 500n]], undefined, { USD: 800, KRW: 600 });
    const late = joined(withCoin(closed, { currency: 'USD', faceMinor: 25n }, 'credited'));

    expect([closed.maturesAtMs, closed.dueAtMs]).toEqual([1_600, 1_600]);
    expect([late.maturesAtMs, late.dueAtMs]).toEqual([1_800, 1_600]);
  });

  test('leaves what is left of each period, and never less than nothing', () => {
    const periods = { defaultMs: 500, byCurrency: { USD: 800, VND: 0 } };

    expect(restOfHold(periods, 600)).toEqual({ defaultMs: 0, byCurrency: { USD: 200, VND: 0 } });
  });

  test('is never cut short and never forgotten, whatever the periods and however often it is looked at', () => {
    const priced: readonly Currency[] = CURRENCIES.filter(
      (currency) =>
        currency === 'KRW' || aCard({ number: 1 }).rates.some((r) => r.currency === currency),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...priced), fc.nat(1_000)),
        fc.array(fc.constantFrom(...priced), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(300), { maxLength: 12 }),
        (byCurrency, coins, pauses) => {
          let deposit = aClosedDeposit(
            coins.map((currency) => [currency, 100n] as const),
            undefined,
            byCurrency,
          );
          const matured: (readonly [Currency, number])[] = [];
          let nowMs = CLOSED_MS;
          const look = (): void => {
            const step = mature(deposit, WALLET, at(nowMs));
            for (const { transfer } of step.parts) {
              const { commodity } = transfer.postings[0]!;
              matured.push([commodity as Currency, nowMs]);
            }
            deposit = step.deposit;
          };
          for (const pauseMs of pauses) {
            nowMs += pauseMs;
            if (deposit.state === 'closed') look();
          }
          // As the sweeper does: whenever it is due.
          for (let turns = 0; turns < 20 && deposit.dueAtMs !== undefined; turns += 1) {
            nowMs = Math.max(nowMs, deposit.dueAtMs);
            look();
          }

          expect(deposit.state).toBe('matured');
          expect(matured.map(([currency]) => currency).sort()).toEqual([...new Set(coins)].sort());
          for (const [currency, atMs] of matured) {
            expect(atMs).toBeGreaterThanOrEqual(holdEndsAtMs(deposit, currency));
          }
        },
      ),
    );
  });
});
