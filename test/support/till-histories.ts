// Random lives of two wallets and two shops, command by command through the use cases, for the laws of the books.
import fc from 'fast-check';
import { seededEntropy } from '#drivers/entropy.ts';
import { tillSecrets } from '#ledger/auth/till-secrets.ts';
import type { RedemptionId, ShopId, WalletId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { decideSettlement } from '#ledger/use-cases/settle/decide.ts';
import { startRun } from '#ledger/use-cases/settle/run.ts';
import { decideByHolder, decideByShop } from '#ledger/use-cases/till/decide-redemption.ts';
import { endDueRedemptions, expireLots } from '#ledger/use-cases/till/end-due.ts';
import { makeCode } from '#ledger/use-cases/till/make-code.ts';
import { redeem } from '#ledger/use-cases/till/redeem.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import { aWallet } from './books.ts';
import { DAY_MS, NOW_MS, TILL } from './redemptions.ts';
import { aStoredShop } from './staff.ts';
import { givePoints } from './till.ts';

export const SHOPS = ['1', '2'].map((n) => `018f0000-0000-7000-8000-00000000005${n}` as ShopId);
export const WALLETS = ['1', '2'].map((n) => `018f0000-0000-7000-8000-0000000000a${n}` as WalletId);

export type TillCommand =
  | Readonly<{ kind: 'give'; wallet: number; points: bigint }>
  | Readonly<{
      kind: 'redeem';
      wallet: number;
      shop: number;
      points: bigint;
      ceiling: bigint;
      capture: boolean;
    }>
  | Readonly<{ kind: 'capture' | 'void' | 'refund'; nth: number; points: bigint }>
  | Readonly<{ kind: 'confirm' | 'decline'; nth: number }>
  | Readonly<{ kind: 'pass'; ms: number }>
  | Readonly<{ kind: 'settle' }>
  | Readonly<{ kind: 'bank'; nth: number; shop: number; word: 'paid' | 'rejected' }>;

const index = fc.nat(1);
/** Counted from the newest. */
const nth = fc.nat(4);
const points = fc.bigInt({ min: 1n, max: 300n });

export const tillCommands: fc.Arbitrary<readonly TillCommand[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('give'), wallet: index, points }) },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('redeem'),
        wallet: index,
        shop: index,
        points,
        ceiling: fc.constantFrom(100n, 1_000n),
        capture: fc.boolean(),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constantFrom('capture', 'void', 'refund'), nth, points }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('confirm', 'decline'), nth }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('pass'),
        ms: fc.constantFrom(30_000, 60_000, 8 * DAY_MS, 900 * DAY_MS),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle') }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('bank'),
        nth: fc.nat(4),
        shop: index,
        word: fc.constantFrom('paid', 'rejected'),
      }),
    },
  ),
  { minLength: 12, maxLength: 60, size: 'max' },
) as fc.Arbitrary<readonly TillCommand[]>;

export type TillWorld = Awaited<ReturnType<typeof tillWorld>>;

/** Two shops, and two wallets with 1,000 points. */
export async function tillWorld(store: LedgerStore, seed = 1) {
  const entropy = seededEntropy(seed);
  const secrets = tillSecrets({ pepper: new Uint8Array(32).fill(7) });
  await store.transact(async ({ wallets, staff }) => {
    for (const [i, id] of WALLETS.entries()) {
      await wallets.open({ ...aWallet({ id }), phoneIndex: Uint8Array.of(i) });
    }
    for (const id of SHOPS) await staff.saveShop(aStoredShop({ id }));
  });
  const redemptions: { id: RedemptionId; shopId: ShopId; walletId: WalletId }[] = [];
  const lots: string[] = [];
  const runs: string[] = [];
  const world = { nowMs: NOW_MS, redemptions, lots, runs, commands: 0 };

  for (const walletId of WALLETS) {
    const id = `first gift of ${walletId}`;
    await givePoints(store, walletId, 1_000n, { id, nowMs: NOW_MS });
    lots.push(id);
  }

  const atTill = async (command: Extract<TillCommand, { kind: 'redeem' }>): Promise<string> => {
    const walletId = WALLETS[command.wallet]!;
    const shopId = SHOPS[command.shop]!;
    const key = `key ${world.commands}`;
    const made = await store.transact(async (books) => {
      const asked = { walletId, requestKey: key, ceilingPoints: command.ceiling };
      const { draw } = await makeCode(books, secrets, asked, world.nowMs);
      const codeHash = secrets.codeHash(secrets.codeTexts(walletId, key, draw).scanned);
      const { points: amount, capture: isCapturedAtOnce } = command;
      const sale = { shopId, keyId: TILL, codeHash, points: amount, orderId: key };
      const terms = { isCapturedAtOnce, lapseAfterMs: undefined };
      return redeem(books, entropy, { ...sale, ...terms }, world.nowMs);
    });
    if (!made.ok) return made.error;
    redemptions.push(made.redemption);
    return made.redemption.state;
  };

  const perform = async (command: TillCommand): Promise<string> => {
    switch (command.kind) {
      case 'give': {
        const id = `gift ${world.commands}`;
        lots.push(id);
        const given = { id, nowMs: world.nowMs };
        await givePoints(store, WALLETS[command.wallet]!, command.points, given);
        return 'given';
      }
      case 'redeem':
        return atTill(command);
      case 'capture':
      case 'void':
      case 'refund': {
        const one = redemptions.at(-1 - command.nth);
        if (!one) return 'nothing';
        const decided = await store.transact((books) =>
          decideByShop(books, one.shopId, one.id, command, world.nowMs),
        );
        return decided.ok ? decided.redemption.state : decided.error;
      }
      case 'confirm':
      case 'decline': {
        const one = redemptions.at(-1 - command.nth);
        if (!one) return 'nothing';
        const decided = await store.transact((books) =>
          decideByHolder(
            books,
            one.walletId,
            { id: one.id, answer: command.kind, unprovenMax: undefined },
            world.nowMs,
          ),
        );
        return decided.ok ? decided.redemption.state : decided.error;
      }
      case 'pass':
        world.nowMs += command.ms;
        await endDueRedemptions(store, world.nowMs);
        await expireLots(store, world.nowMs);
        return 'passed';
      case 'settle': {
        // Time passes between runs, so that their ids tell their order.
        world.nowMs += 1;
        await sealLog(store);
        const id = entropy.uuid(world.nowMs);
        await store.transact((books) => startRun(books, { id, madeBy: 'kim' }, world.nowMs));
        runs.push(id);
        await serveShops({ store, zone: 'Asia/Seoul' });
        return 'settled';
      }
      case 'bank': {
        const runId = runs.at(-1 - command.nth);
        if (!runId) return 'nothing';
        const said = { note: 'ref', bankAccountId: 'main', word: command.word, runId };
        const decided = await store.transact((books) =>
          decideSettlement(books, { ...said, shopId: SHOPS[command.shop]! }, world.nowMs),
        );
        return decided.ok ? decided.settlement.state : decided.error;
      }
    }
  };
  return {
    store,
    world,
    perform: (command: TillCommand) => {
      world.commands += 1;
      return perform(command);
    },
  };
}
