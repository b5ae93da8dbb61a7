// Whether the books stay as quick when they are large: balances, payments and the start, of books of each size in turn.
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

/**
 * Fills books of each size and asks them in turn, round after round: what else the machine does meets all of them. The
 * quickest round says what an operation costs.
 */
export async function measureSizes(
  places: readonly Place[],
  sizes: readonly number[],
): Promise<readonly SizeFigure[]> {
  const rounds = await withAll(places, [], async (desks) => {
    const books: Books[] = [];
    for (const [i, size] of sizes.entries()) books.push(await fill(places[i]!, desks[i]!, size));
    const found: Omit<SizeFigure, 'startMs'>[][] = books.map(() => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, one] of books.entries()) found[i]!.push(await costsOf(one, round));
    }
    return found;
  });
  const startsMs = places.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, place] of places.entries()) {
      const ledger = await serveLedger(place);
      await ledger.stop();
      startsMs[i] = Math.min(startsMs[i]!, ledger.readyAfterMs);
    }
  }
  return rounds.map((some, i) => ({
    entries: some[0]!.entries,
    walletBalance: least(some.map((one) => one.walletBalance)),
    sharedBalance: least(some.map((one) => one.sharedBalance)),
    payment: least(some.map((one) => one.payment)),
    startMs: startsMs[i]!,
  }));
}

/** Opens the books of all places at once. */
const withAll = <T>(
  [first, ...others]: readonly Place[],
  desks: readonly Desk[],
  work: (desks: readonly Desk[]) => Promise<T>,
): Promise<T> =>
  first ? withBooks(first, (desk) => withAll(others, [...desks, desk], work)) : work(desks);

type Books = Readonly<{
  desk: Desk;
  entries: number;
  shops: readonly BenchShop[];
  holders: readonly BenchHolder[];
  wallets: readonly WalletId[];
}>;

async function fill(place: Place, desk: Desk, size: number): Promise<Books> {
  const shops = await openShops(desk, 20);
  const { entries, wallets } = await fillBooks(place, desk, size);
  const holders = await openHolders(desk, ROUNDS * (WARM_UP + PAYMENTS));
  await sealAll(desk.store);
  return { desk, entries, shops, holders, wallets: spread(wallets) };
}

const least = (costs: readonly Cost[]): Cost =>
  costs.reduce((best, one) => (one.cpuUs < best.cpuUs ? one : best));

/** As many at each size: what is compared is the depth of the books, not how many pages of them are read. */
const spread = <T>(all: readonly T[]): readonly T[] =>
  all.filter((_, n) => n % Math.ceil(all.length / WALLETS_READ) === 0);

/** One round. */
async function costsOf({ desk, entries, shops, holders, wallets }: Books, round: number) {
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
          orderId: `till-${systemEntropy.uuid(nowMs)}`,
          isCapturedAtOnce: true,
          lapseAfterMs: undefined,
        },
        nowMs,
      ),
    );
  const readWallet = (n: number) =>
    store.read((books) => books.transfers.balance(availablePoints(wallets[n % wallets.length]!)));
  const readShared = () => store.read((books) => books.transfers.balance(promotionExpense('PTS')));

  const first = round * (WARM_UP + PAYMENTS);
  await together(WARM_UP, (n) => pay(holders[first + n]!, n));
  await together(READS, readWallet);
  const payment = await together(PAYMENTS, (n) => pay(holders[first + WARM_UP + n]!, n));
  await sealAll(store);
  return {
    entries,
    payment,
    walletBalance: await together(READS, readWallet),
    sharedBalance: await together(READS, readShared),
  };
}

/** `count` operations, 32 at a time. */
async function together(count: number, work: (n: number) => Promise<unknown>): Promise<Cost> {
  const startMs = performance.now();
  // Of this thread: a large database is looked through by another meanwhile.
  const before = process.threadCpuUsage();
  let next = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      while (next < count) await work(next++);
    }),
  );
  const { user, system } = process.threadCpuUsage(before);
  return { us: ((performance.now() - startMs) * 1000) / count, cpuUs: (user + system) / count };
}

const ROUNDS = 5;
const PAYMENTS = 800;
const WARM_UP = 400;
const READS = 20_000;
const WALLETS_READ = 100;
