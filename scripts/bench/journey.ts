// How long a coin takes: from the moment the acceptor took it to the kiosk's disk, to its screen, to the wallet's stream.
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { ownFolder, removeFolder } from '../own-folder.ts';
import { signIn } from '../../test/support/holder.ts';
import { wholeNumber } from '../command.ts';
import { type DemoHouse, startDemoHouse } from '../faults/demo-house.ts';
import { openDeposit, visitKiosk } from '../faults/visitor.ts';
import { watchWallet } from './wallet-stream.ts';
import { type BenchResult, percentile } from './result.ts';

const PHONE = '01048270077';
const COIN_PAUSE_MS = 60;
const LOOK_PAUSE_MS = 1;
const ARRIVAL_TIMEOUT_MS = 30_000;
/** From the coin, so the wait for the next poll (50 ms while coins fall) and the confirming read are in it. */
const FLOORS_MS = { disk: 150, screen: 250, wallet: 500 };

/** Pours `--coins` single coins (300 unless told otherwise) and measures each of them at its three stations. */
export async function benchJourney(args: readonly string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: { coins: { type: 'string', default: '300' } },
  });
  const coinCount = wholeNumber('coins', values.coins);
  const house = await startDemoHouse();
  const visitor = visitKiosk(house.kioskUrl);
  const journal = new Database(join(house.dataDir, 'kiosk.db'), { readonly: true });
  const stop = new AbortController();
  try {
    if (!(await openDeposit(visitor, PHONE))) throw new Error('the slot did not open');
    const holder = await signIn(house.walletUrl, house.messagesPath, `+82${PHONE.slice(1)}`);
    const seenAt = { disk: arrivals(), screen: arrivals(), wallet: arrivals() };
    const countStored = journal
      .prepare<[], number>("select count(*) from journal where kind = 'coin'")
      .pluck();
    const looking = lookAt(() => countStored.get()!, seenAt.disk, stop.signal);
    const screen = setInterval(() => {
      const view = visitor.view();
      if (view?.screen === 'coins') seenAt.screen.reach(view.coinCount);
    }, LOOK_PAUSE_MS);
    const stream = watchWallet(house.walletUrl, holder.token, stop.signal, ({ pending }) => {
      const coins = pending.deposits.flatMap((deposit) => deposit.coins);
      seenAt.wallet.reach(coins.reduce((sum, { count }) => sum + count, 0));
    });

    const takenAtMs = await pour(house, coinCount);
    await seenAt.wallet.until(coinCount);
    await seenAt.screen.until(coinCount);
    clearInterval(screen);
    stop.abort();
    await Promise.all([looking, stream]);
    return report(takenAtMs, seenAt, commitMs());
  } finally {
    stop.abort();
    visitor.leave();
    journal.close();
    await house.stop();
  }
}

/** Drops one coin after the other; answers when each was taken. */
async function pour(house: DemoHouse, coinCount: number): Promise<number[]> {
  const takenAtMs: number[] = [];
  for (let n = 1; n <= coinCount; n++) {
    const answer = await house.emulate('coin KR100A');
    if (answer['outcome'] !== 'accepted') throw new Error(`coin ${n} came back`);
    takenAtMs.push(performance.now());
    if (n % 50 === 0) process.stderr.write(`${n} of ${coinCount} coins\n`);
    await delay(COIN_PAUSE_MS);
  }
  return takenAtMs;
}

type Arrivals = ReturnType<typeof arrivals>;

/** When the n-th coin was first seen at a station. */
function arrivals() {
  const atMs: number[] = [];
  return {
    atMs,
    reach: (count: number): void => {
      const nowMs = performance.now();
      while (atMs.length < count) atMs.push(nowMs);
    },
    until: async (count: number): Promise<void> => {
      for (let waitedMs = 0; atMs.length < count; waitedMs += 10) {
        if (waitedMs > ARRIVAL_TIMEOUT_MS)
          throw new Error(`only ${atMs.length} of ${count} coins arrived`);
        await delay(10);
      }
    },
  };
}

async function lookAt(count: () => number, seen: Arrivals, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    seen.reach(count());
    await delay(LOOK_PAUSE_MS);
  }
}

/** The denominator: one row committed with synchronous=FULL on the same disk, p50 of 200. */
function commitMs(): number {
  const folder = ownFolder('tikkeul-bench-');
  const database = new Database(join(folder, 'commit.db'));
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = full');
  database.exec('create table rows (n integer primary key, body text)');
  const insert = database.prepare('insert into rows (body) values (?)');
  const took = Array.from({ length: 200 }, (_, n) => {
    const startMs = performance.now();
    insert.run(`a coin like ${n}`);
    return performance.now() - startMs;
  });
  database.close();
  removeFolder(folder);
  return percentile(took, 0.5);
}

function report(
  takenAtMs: readonly number[],
  seenAt: Readonly<Record<keyof typeof FLOORS_MS, Arrivals>>,
  commit: number,
): BenchResult {
  const stations = {
    disk: 'coin → durable',
    screen: 'coin → screen',
    wallet: 'coin → wallet stream',
  };
  const beyondFloor: string[] = [];
  const rows = (Object.keys(stations) as (keyof typeof stations)[]).map((station) => {
    const took = takenAtMs.map((atMs, n) => Math.max(0, seenAt[station].atMs[n]! - atMs));
    const [p50, p99] = [percentile(took, 0.5), percentile(took, 0.99)];
    if (p99 > FLOORS_MS[station]) beyondFloor.push(`${stations[station]} p99 ${p99.toFixed(1)} ms`);
    return {
      figure: stations[station],
      'p50 ms': Number(p50.toFixed(1)),
      'p99 ms': Number(p99.toFixed(1)),
      'p50 / commit': Number((p50 / commit).toFixed(1)),
      'p99 / commit': Number((p99 / commit).toFixed(1)),
      'floor p99 ms': FLOORS_MS[station],
    };
  });
  return {
    rows,
    notes: [
      `${takenAtMs.length} coins, one each ${COIN_PAUSE_MS} ms. One commit with synchronous=FULL on this disk: p50 ${commit.toFixed(2)} ms.`,
      'Counted from the moment the acceptor took the coin: the wait for the next poll and the confirming read are in each figure.',
    ],
    beyondFloor,
  };
}
