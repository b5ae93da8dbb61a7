// Whether the books stay as quick when they are large: balances, payments and the start, at one size after the other.
import { systemEntropy } from '#drivers/entropy.ts';
import { tillSecrets } from '#ledger/auth/till-secrets.ts';
import type { ShopKeyId, WalletId } from '#ledger/contract/ids.ts';
import { availablePoints, promotionExpense } from '#ledger/ledger/account.ts';
import { redeem } from '#ledger/use-cases/till/redeem.ts';
import { type BenchHolder, type BenchShop, openHolders, openShops } from './api-till.ts';
import { fillBooks, sealAll } from './ledger-fill.ts';
import type { Place } from './place.ts';
import { type Desk, serveLedger, withBooks } from './served-ledger.ts';

export type SizeFigure = Readonly<{
  entries: number;
  /** Wall-clock and processor microseconds of this process, of one operation. */
  walletBalance: Cost;
  sharedBalance: Cost;
  payment: Cost;
  startMs: number;
}>;

export type Cost = Readonly<{ us: number; cpuUs: number }>;

/** Grows one set of books to each of `sizes` in turn, and measures there. */
export async function measureSizes(place: Place, sizes: readonly number[]): Promise<SizeFigure[]> {
  const figures: SizeFigure[] = [];
  const shops = await withBooks(place, (desk) => openShops(desk, 20));
  let entries = 0;
  let wallets: readonly WalletId[] = [];
  for (const [turn, size] of sizes.entries()) {
    const costs = await withBooks(place, async (desk) => {
      const filled = await fillBooks(place, desk, Math.max(LEAST, size - entries));
      entries += filled.entries;
      wallets = spread([...wallets, ...filled.wallets]);
      const holders = await openHolders(desk, PAYMENTS + WARM_UP, turn * (PAYMENTS + WARM_UP));
      await sealAll(desk.store);
      return costsOf(desk, shops, holders, wallets);
    });
    const ledger = await serveLedger(place);
    await ledger.stop();
    figures.push({ entries, ...costs, startMs: ledger.readyAfterMs });
  }
  return figures;
}

/** As many at each size: what is compared is the depth of the books, not how many pages of them are read. */
const spread = <T>(all: readonly T[]): readonly T[] =>
  all.filter((_, n) => n % Math.ceil(all.length / WALLETS_READ) === 0);

async function costsOf(
  desk: Desk,
  shops: readonly BenchShop[],
  holders: readonly BenchHolder[],
  wallets: readonly WalletId[],
) {
  const { store, keys, nowMs } = desk;
  const secrets = tillSecrets(keys);
  const pay = (holder: BenchHolder, n: number) =>
    store.transact((books) =>
      redeem(
        books,
        systemEntropy,
        {
          shopId: shops[n % shops.length]!.shopId,
          keyId: shops[0]!.shopId as string as ShopKeyId,
          codeHash: secrets.codeHash(holder.code),
          points: 100n,
          orderId: holder.walletId,
          isCapturedAtOnce: true,
          lapseAfterMs: undefined,
        },
        nowMs,
      ),
    );
  const readWallet = (n: number) =>
    store.read((books) => books.transfers.balance(availablePoints(wallets[n % wallets.length]!)));
  const readShared = () => store.read((books) => books.transfers.balance(promotionExpense('PTS')));

  await together(WARM_UP, (n) => pay(holders[n]!, n));
  await together(READS, readWallet);
  const payment = await together(PAYMENTS, (n) => pay(holders[WARM_UP + n]!, n));
  await sealAll(store);
  return {
    payment,
    walletBalance: await together(READS, readWallet),
    sharedBalance: await together(READS, readShared),
  };
}

/** `count` operations, 32 at a time, in rounds: the quickest says what one costs, others what else the machine did. */
async function together(count: number, work: (n: number) => Promise<unknown>): Promise<Cost> {
  const rounds: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await oneRound((round * count) / ROUNDS, ((round + 1) * count) / ROUNDS, work));
  }
  return rounds.reduce((best, one) => (one.cpuUs < best.cpuUs ? one : best));
}

async function oneRound(
  from: number,
  end: number,
  work: (n: number) => Promise<unknown>,
): Promise<Cost> {
  const startMs = performance.now();
  // Of this thread: a large database is looked through by another meanwhile.
  const before = process.threadCpuUsage();
  let next = from;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      while (next < end) await work(next++);
    }),
  );
  const { user, system } = process.threadCpuUsage(before);
  const count = end - from;
  return { us: ((performance.now() - startMs) * 1000) / count, cpuUs: (user + system) / count };
}

const ROUNDS = 5;
const LEAST = 1_000;
const PAYMENTS = 3_000;
const WARM_UP = 1_000;
const READS = 100_000;
const WALLETS_READ = 100;
