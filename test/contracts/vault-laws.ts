// Laws of collected coins, over lives that nobody would plan. A failure prints its seed and the smallest life.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CURRENCIES } from '#ledger/contract/money.ts';
import { isWithinBound, kioskCash, position } from '#ledger/ledger/account.ts';
import { amountOf } from '#ledger/ledger/bag.ts';
import { mirrorIdOf } from '#ledger/ledger/correction.ts';
import type { Transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { balanceAt } from '#ledger/use-cases/reports/balance-at.ts';
import { statement } from '#ledger/use-cases/reports/statement.ts';
import { trialBalance } from '#ledger/use-cases/reports/trial-balance.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { correct } from '#ledger/use-cases/vault/correct.ts';
import { watchVault } from '#ledger/use-cases/vault/watch-vault.ts';
import { DAY_MS, KIOSK_ID } from '../support/ledger-world.ts';
import {
  livedInVault,
  type Step,
  type VaultCommand,
  vaultCommands,
} from '../support/vault-histories.ts';
import { type VaultWorld, ZONE } from '../support/vault-world.ts';

const MOVING_POSITIONS: ReadonlySet<string> = new Set(['6', '9', '11', '25', '20']);
const FOREIGN = CURRENCIES.filter((currency) => currency !== 'KRW');

/** Everything of the vault that can be seen from outside. */
const seen = (store: LedgerStore) =>
  store.read(async (books) => ({
    balances: await books.transfers.trialBalance(),
    cashbox: await books.bags.cashbox(KIOSK_ID),
    bags: await books.bags.bags(undefined, 1_000),
    shipments: await books.exchanges.shipments(undefined, 1_000),
    positions: await Promise.all(FOREIGN.map((currency) => books.exchanges.position(currency))),
    queued: await books.exchanges.acquisitions(1_000),
    tasks: (await books.paperwork.tasks(1_000)).map((task) => task.key),
  }));

type Seen = Awaited<ReturnType<typeof seen>>;

const balanceOf = ({ balances }: Seen, account: string): bigint =>
  balances.find((row) => row.account === account)?.balanceMinor ?? 0n;

const total = <T>(rows: readonly T[], amount: (row: T) => bigint): bigint =>
  rows.reduce((sum, row) => sum + amount(row), 0n);

const logOf = async (store: LedgerStore): Promise<readonly Transfer[]> => {
  await sealLog(store);
  return (await store.read((books) => books.log.sealed(0, 100_000))).map((one) => one.transfer);
};

/** What I12 says of a currency: exchanged, and gaps of counts, less matured, and all of that taken back. */
const soldLessMatured = (log: readonly Transfer[], currency: string): bigint =>
  total(
    log
      .filter((one) => MOVING_POSITIONS.has(one.template))
      .flatMap((one) =>
        one.postings.filter((leg) => /^(dep:|bank:clearing:|cash:)/.test(leg.account)),
      )
      .filter((leg) => leg.commodity === currency),
    (leg) => -leg.amountMinor,
  );

/** A life that has been lived, and a number to choose a place in it by. */
type Life = Readonly<{
  commands: readonly VaultCommand[];
  steps: readonly Step[];
  where: number;
}>;

/** Holds the laws on a store; `open` answers an empty one, `share` makes the runs fewer where each takes long. */
export function describeVaultLaws(name: string, open: () => LedgerStore, share = 1): void {
  /** Lives many lives; `each` looks after every command, `end` at the last. */
  const law = (
    title: string,
    many: number,
    {
      each,
      end,
    }: Readonly<{
      each?: (world: VaultWorld, step: Step) => Promise<void>;
      end?: (world: VaultWorld, life: Life) => Promise<void>;
    }>,
  ): void => {
    const live = async (commands: readonly VaultCommand[], where: number): Promise<void> => {
      const store = open();
      try {
        const { world, steps } = await livedInVault(store, commands, each);
        await end?.(world, { commands, steps, where });
      } finally {
        await store.close();
      }
    };
    const numRuns = Math.max(1, Math.round(many * share * RUNS_FACTOR));
    test(
      title,
      () => fc.assert(fc.asyncProperty(vaultCommands, fc.nat(1_000), live), { numRuns }),
      LONG_MS,
    );
  };

  describe(`the vault (${name})`, () => {
    law(
      'I1, I3, I10: balances, stays in bounds, and holds what fell in and was not collected',
      25,
      {
        each: async ({ store }) => {
          const state = await seen(store);
          const { sums } = await store.read((books) => trialBalance(books));
          for (const { debitMinor, creditMinor } of sums) expect(debitMinor).toBe(creditMinor);
          for (const { account, balanceMinor } of state.balances) {
            expect([account, isWithinBound(account, balanceMinor)]).toEqual([account, true]);
          }
          expect(state.cashbox.every((face) => face.count > 0)).toBe(true);
          for (const currency of CURRENCIES) {
            const inKiosk = balanceOf(state, kioskCash(KIOSK_ID, currency));
            expect(amountOf(state.cashbox, currency)).toBe(inKiosk);
          }
        },
      },
    );

    law('I12: owns what matured and was not sold, and knows what it cost to the won', 25, {
      each: async ({ store }) => {
        const state = await seen(store);
        const log = await logOf(store);
        let cost = 0n;
        for (const held of state.positions) {
          const queued = state.queued.filter((one) => one.currency === held.currency);
          const sold = total(held.openSales, (sale) => sale.amountMinor);
          const balance = balanceOf(state, position(held.currency));
          const matured = held.maturedMinor + total(queued, (one) => one.amountMinor);
          expect(balance).toBe(sold - matured);
          expect(balance).toBe(soldLessMatured(log, held.currency));
          expect(sold === 0n || held.maturedMinor === 0n).toBe(true);
          cost += held.bookWon - total(held.openSales, (sale) => sale.won);
          cost += total(queued, (one) => one.grossPoints);
        }
        // Points given out less won received: all of it lies in foreign coins, at their cost.
        const inPoints = balanceOf(state, position('PTS'));
        expect(inPoints + balanceOf(state, position('KRW'))).toBe(cost);
      },
    });

    let before: Seen | undefined;
    law('I14, I15: leaves no trace of a refused command, and takes nothing back twice', 25, {
      each: async ({ store }, { isFirst, isRefused }) => {
        const after = await seen(store);
        if (isRefused && !isFirst) expect(after).toEqual(before);
        before = after;
      },
      end: async (world) => {
        const log = await logOf(world.store);
        const reversed = log.flatMap((one) => one.details.reverses ?? []);
        const state = await seen(world.store);

        expect(new Set(reversed).size).toBe(reversed.length);
        for (const reverses of reversed) {
          const asked = { id: 'again', reverses, reason: 'other', by: ['kim', 'lee'] } as const;
          const again = await world.write((books) => correct(books, asked, world.world.nowMs));
          expect(again).toEqual({ ok: false, error: 'already-reversed' });
          expect(log.filter((one) => one.id === mirrorIdOf(reverses)).length).toBe(1);
        }
        expect(await seen(world.store)).toEqual(state);
      },
    });

    law('I2, I16: has balances that, at any position, are what the log adds up to', 12, {
      end: async ({ store }, { where }) => {
        const log = await logOf(store);
        const at = where % (log.length + 1);
        const sums = new Map<string, bigint>();
        for (const leg of log.slice(0, at).flatMap((one) => one.postings)) {
          sums.set(leg.account, (sums.get(leg.account) ?? 0n) + leg.amountMinor);
        }
        for (const { account, balanceMinor } of (await seen(store)).balances) {
          const [past, lines] = await store.read(async (books) => [
            await balanceAt(books, account, at),
            (await statement(books, account, undefined, 1_000)).lines,
          ]);
          expect([account, past]).toEqual([account, sums.get(account) ?? 0n]);
          expect(lines[0]?.balanceMinor ?? 0n).toBe(balanceMinor);
          expect(total(lines, (line) => line.amountMinor)).toBe(balanceMinor);
        }
      },
    });

    law('I13: lets nothing lie in a bag or at a bank for long without somebody being asked', 12, {
      end: async (world) => {
        await watchVault(world.store, ZONE, world.world.nowMs + 32 * DAY_MS);

        const { balances, tasks } = await seen(world.store);
        const aged = balances.filter(
          ({ account, balanceMinor }) =>
            /^(cash:transit|bank:clearing):/.test(account) && balanceMinor !== 0n,
        );
        for (const { account } of aged) {
          const [, kind, id] = account.split(':');
          const task = kind === 'transit' ? `bag-aged ${id}` : `shipment-aged ${id}`;
          expect(tasks).toContain(task);
        }
      },
    });

    law('I18: answers and ends as it does in memory', 12, {
      end: async (world, { commands, steps }) => {
        const memory = await livedInVault(openMemoryLedgerStore(), commands);

        expect(await seen(world.store)).toEqual(await seen(memory.world.store));
        expect(steps).toEqual(memory.steps);
      },
    });
  });
}

/** A nightly run sets it to 50 or more. */
const RUNS_FACTOR = Number(process.env.LAWS_RUNS_FACTOR ?? 1);
const LONG_MS = 60_000 * Math.max(1, RUNS_FACTOR);
