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
import { temporarySqliteStore } from '../support/sqlite-store.ts';
import { livedInVault, vaultCommands } from '../support/vault-histories.ts';
import { ZONE } from '../support/vault-world.ts';

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

describe('the vault', () => {
  test('I1, I3, I10: balances, stays in bounds, and holds in each kiosk what fell in and was not collected', async () => {
    await fc.assert(
      fc.asyncProperty(vaultCommands, async (commands) => {
        await livedInVault(openMemoryLedgerStore(), commands, async ({ store }) => {
          const state = await seen(store);
          for (const { debitMinor, creditMinor } of (
            await store.read((books) => trialBalance(books))
          ).sums) {
            expect(debitMinor).toBe(creditMinor);
          }
          for (const { account, balanceMinor } of state.balances) {
            expect([account, isWithinBound(account, balanceMinor)]).toEqual([account, true]);
          }
          expect(state.cashbox.every((face) => face.count > 0)).toBe(true);
          for (const currency of CURRENCIES) {
            const inKiosk = balanceOf(state, kioskCash(KIOSK_ID, currency));
            expect(amountOf(state.cashbox, currency)).toBe(inKiosk);
          }
        });
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  test('I12: owns of each currency what matured and was not sold, and knows what it cost to the won', async () => {
    await fc.assert(
      fc.asyncProperty(vaultCommands, async (commands) => {
        await livedInVault(openMemoryLedgerStore(), commands, async ({ store }) => {
          const state = await seen(store);
          const log = await logOf(store);
          let cost = 0n;
          for (const held of state.positions) {
            const queued = state.queued.filter((one) => one.currency === held.currency);
            const open = total(held.openSales, (sale) => sale.amountMinor);
            const balance = balanceOf(state, position(held.currency));
            const matured = held.maturedMinor + total(queued, (one) => one.amountMinor);
            expect(balance).toBe(open - matured);
            // Everything else of the currency: coins where they are, and whose they are.
            expect(balance).toBe(soldLessMatured(log, held.currency));
            expect(open === 0n || held.maturedMinor === 0n).toBe(true);
            cost += held.bookWon - total(held.openSales, (sale) => sale.won);
            cost += total(queued, (one) => one.grossPoints);
          }
          // Points given out less won received: all of it lies in foreign coins, at their cost.
          const inPoints = balanceOf(state, position('PTS'));
          expect(inPoints + balanceOf(state, position('KRW'))).toBe(cost);
        });
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  test('I14, I15: a refused command leaves everything as it was, and nothing is taken back twice', async () => {
    await fc.assert(
      fc.asyncProperty(vaultCommands, async (commands) => {
        let before: Seen | undefined;
        const { world } = await livedInVault(
          openMemoryLedgerStore(),
          commands,
          async (now, step) => {
            const after = await seen(now.store);
            // A cashbox that was taken out is told whether its bag can be made or not.
            if (step.isRefused && before) expect(after).toEqual(before);
            before = after;
          },
        );
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
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  test('I2, I16: every balance, at any position, is what the log adds up to', async () => {
    await fc.assert(
      fc.asyncProperty(vaultCommands, fc.nat(1_000), async (commands, where) => {
        const { world } = await livedInVault(openMemoryLedgerStore(), commands);
        const log = await logOf(world.store);
        const at = log.length === 0 ? 0 : where % (log.length + 1);
        const sums = new Map<string, bigint>();
        for (const leg of log.slice(0, at).flatMap((one) => one.postings)) {
          sums.set(leg.account, (sums.get(leg.account) ?? 0n) + leg.amountMinor);
        }
        const { balances } = await seen(world.store);

        for (const { account, balanceMinor } of balances) {
          const [past, lines] = await world.store.read(async (books) => [
            await balanceAt(books, account, at),
            (await statement(books, account, undefined, 1_000)).lines,
          ]);
          expect([account, past]).toEqual([account, sums.get(account) ?? 0n]);
          expect(lines[0]?.balanceMinor ?? 0n).toBe(balanceMinor);
          expect(total(lines, (line) => line.amountMinor)).toBe(balanceMinor);
        }
      }),
      { numRuns: 12 },
    );
  }, 30_000);

  test('I13: nothing lies in a bag, at a bank or in suspense for long without somebody being asked', async () => {
    await fc.assert(
      fc.asyncProperty(vaultCommands, async (commands) => {
        const { world } = await livedInVault(openMemoryLedgerStore(), commands);

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
      }),
      { numRuns: 12 },
    );
  }, 30_000);

  test('I18: lives the same life in memory and in SQLite', async () => {
    await fc.assert(
      fc.asyncProperty(vaultCommands, async (commands) => {
        const memory = await livedInVault(openMemoryLedgerStore(), commands);
        const sqlite = await livedInVault(temporarySqliteStore(), commands);
        try {
          expect(sqlite.steps).toEqual(memory.steps);
          expect(await seen(sqlite.world.store)).toEqual(await seen(memory.world.store));
        } finally {
          await sqlite.world.store.close();
        }
      }),
      { numRuns: 10 },
    );
  }, 30_000);
});
