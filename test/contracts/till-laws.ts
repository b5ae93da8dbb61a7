// I1, I3 to I7, I15 and I18 over random lives of wallets and shops: nothing at the till makes, loses or doubles a point.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availablePoints, heldPoints, isWithinBound } from '#ledger/ledger/account.ts';
import { inOrderOfUse } from '#ledger/ledger/lot.ts';
import { shopMovement } from '#ledger/ledger/shop-movement.ts';
import type { LedgerStore, ReadingBooks } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import {
  SHOPS,
  type TillCommand,
  tillCommands,
  type TillWorld,
  tillWorld,
  WALLETS,
} from '../support/till-histories.ts';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, one) => all + one, 0n);
const balancesOf = (store: LedgerStore) => store.read((books) => books.transfers.trialBalance());

/** Everything that the commands can change, for comparing. */
const stateOf = ({ store, world }: TillWorld) =>
  store.read(async (books) => ({
    balances: await books.transfers.trialBalance(),
    lots: await books.holds.lots(world.lots),
    redemptions: await Promise.all(
      world.redemptions.map((one) => books.redemptions.redemption(one.shopId, one.id)),
    ),
    holds: await Promise.all(world.redemptions.map((one) => books.holds.hold(one.id))),
    settlements: await Promise.all(
      SHOPS.map((shop) => books.settlements.settlementsOf(shop, undefined, 99)),
    ),
  }));

async function lotsEqualBalances({ store, world }: TillWorld): Promise<void> {
  const lots = await store.read((books) => books.holds.lots(world.lots));
  for (const walletId of WALLETS) {
    const own = lots.filter((lot) => lot.walletId === walletId);
    const balance = (name: string) =>
      store.read((books) => books.transfers.balance(name as never)).then((minor) => -minor);
    expect({
      rest: sum(own.map((lot) => lot.restPoints)),
      reserved: sum(own.map((lot) => lot.reservedPoints)),
    }).toEqual({
      rest: await balance(availablePoints(walletId)),
      reserved: await balance(heldPoints(walletId)),
    });
  }
}

/** I5: behind the last lot that a new hold used, no earlier one that lives has a rest. */
async function earlierLotsAreEmpty({ store, world }: TillWorld): Promise<void> {
  const { id, walletId } = world.redemptions.at(-1)!;
  const [hold, lots] = await store.read(async (books) => [
    await books.holds.hold(id),
    await books.holds.lots(world.lots),
  ]);
  if (!hold) return;
  const used = new Set(hold.pieces.map((piece) => piece.lotId));
  const own = lots.filter((lot) => lot.walletId === walletId && lot.expiresAtMs > world.nowMs);
  const ordered = own.toSorted(inOrderOfUse);
  const last = ordered.findLastIndex((lot) => used.has(lot.id));
  expect(ordered.slice(0, last).map((lot) => lot.restPoints)).toEqual(
    ordered.slice(0, Math.max(0, last)).map(() => 0n),
  );
}

/** I6 and I7, from the log alone. */
async function logExplainsRedemptions({ store, world }: TillWorld): Promise<void> {
  await sealLog(store);
  const sealed = await store.read((books) => books.log.sealed(0, 10_000));
  for (const { id, walletId } of world.redemptions) {
    const own = sealed.filter(({ transfer }) => transfer.details.subject?.id === id);
    const moved = (templates: readonly string[], account: string) =>
      sum(
        own
          .filter(({ transfer }) => templates.includes(transfer.template))
          .flatMap(({ transfer }) => transfer.postings)
          .map((leg) => (leg.account === account ? leg.amountMinor : 0n)),
      );
    const movements = own.flatMap(
      ({ transfer, position }) => shopMovement(transfer, position) ?? [],
    );
    const captured = sum(movements.map((one) => (one.kind === 'capture' ? one.grossPoints : 0n)));
    const refunded = -sum(movements.map((one) => (one.kind === 'refund' ? one.grossPoints : 0n)));
    const authorised = moved(['12', '13d'], availablePoints(walletId));
    const released = -moved(['13', '14'], availablePoints(walletId));
    const open = -moved(['12', '13', '14'], heldPoints(walletId));
    expect(captured + released + open).toBe(authorised);
    expect(refunded <= captured).toBe(true);
  }
}

/** I7: settlements follow one another without gap or overlap, and what is not in one is still owed. */
async function everythingIsSettledOnce(books: ReadingBooks): Promise<void> {
  for (const shop of SHOPS) {
    const all = { after: 0, through: Number.MAX_SAFE_INTEGER };
    const settlements = (await books.settlements.settlementsOf(shop, undefined, 99)).toReversed();
    const movements = await books.settlements.movements(shop, all, 10_000);
    let through = 0;
    for (const one of settlements) {
      expect(one.afterPosition).toBe(through);
      const own = movements.filter(
        ({ position }) => position > one.afterPosition && position <= one.throughPosition,
      );
      expect(sum(own.map((line) => line.netPoints))).toBe(one.net);
      through = one.throughPosition;
    }
    const ended = sum(settlements.map((one) => one.net));
    expect(sum(movements.map((line) => line.netPoints)) - ended).toBe(
      sum(movements.filter((one) => one.position > through).map((one) => one.netPoints)),
    );
  }
}

/** Performs the commands; what each was answered. */
async function live(till: TillWorld, commands: readonly TillCommand[]): Promise<string[]> {
  const answers: string[] = [];
  for (const command of commands) answers.push(await till.perform(command));
  return answers;
}

/** As for the laws of the books: more in a run that is meant to take long. */
const RUNS_FACTOR = Number(process.env.LAWS_RUNS_FACTOR ?? 1);

/** Holds the laws on a store; `open` answers an empty one, `share` makes the runs fewer where each takes long. */
export function describeTillLaws(name: string, open: () => LedgerStore, share = 1): void {
  const runs = (many: number) => ({ numRuns: Math.max(1, Math.round(many * share * RUNS_FACTOR)) });
  /** Closes the store whatever happens in between. */
  const law = (check: (till: TillWorld, commands: readonly TillCommand[]) => Promise<void>) =>
    fc.asyncProperty(tillCommands, async (commands) => {
      const store = open();
      try {
        await check(await tillWorld(store), commands);
      } finally {
        await store.close();
      }
    });

  describe(`at the till (${name})`, () => {
    test('I1, I3, I4, I5: lots are what can be spent and what is held, the earliest first', async () => {
      await fc.assert(
        law(async (till, commands) => {
          for (const command of commands) {
            const answer = await till.perform(command);
            await lotsEqualBalances(till);
            const isPlaced = ['authorised', 'captured'].includes(answer);
            if (command.kind === 'redeem' && isPlaced) await earlierLotsAreEmpty(till);
          }
          const balances = await balancesOf(till.store);
          expect(sum(balances.map((one) => one.balanceMinor))).toBe(0n);
          for (const { account, balanceMinor } of balances) {
            expect([account, isWithinBound(account, balanceMinor)]).toEqual([account, true]);
          }
        }),
        runs(60),
      );
    }, 60_000);

    test('I6, I7: the log explains each redemption, and each capture and refund is settled once', async () => {
      await fc.assert(
        law(async (till, commands) => {
          await live(till, commands);
          await logExplainsRedemptions(till);
          await till.perform({ kind: 'settle' });
          await till.store.read(everythingIsSettledOnce);
        }),
        runs(80),
      );
    }, 60_000);

    test('I15: a refused command leaves everything as it was', async () => {
      const refusals = ['insufficient-points', 'not-found', 'settlement-decided'];
      const isRefusal = (answer: string) =>
        refusals.includes(answer) || answer.endsWith('-decided') || answer.endsWith('-large');
      await fc.assert(
        law(async (till, commands) => {
          for (const command of commands) {
            const before = await stateOf(till);
            if (isRefusal(await till.perform(command))) expect(await stateOf(till)).toEqual(before);
          }
        }),
        runs(40),
      );
    }, 60_000);

    test('I18: answers and ends are those of the books in memory', async () => {
      await fc.assert(
        law(async (till, commands) => {
          const model = await tillWorld(openMemoryLedgerStore());

          expect(await live(till, commands)).toEqual(await live(model, commands));
          expect(await stateOf(till)).toEqual(await stateOf(model));
        }),
        runs(20),
      );
    }, 60_000);
  });
}
