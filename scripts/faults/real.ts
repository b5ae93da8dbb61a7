// Kills real programs at random moments while coins fall, and then counts: every coin that the emulator took is in
// the ledger exactly once, or named in a gap record; and the independent auditor finds nothing.
import { join } from 'node:path';
import { type Entropy, seededEntropy } from '#drivers/entropy.ts';
import { audit } from '#ledger/audit/audit.ts';
import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import { readKeysFile } from '#ledger/keys/keys-file.ts';
import { ledgerKeys } from '#ledger/keys/ledger-keys.ts';
import { type CoinCounts, compareCoins, readCoinBooks } from './coin-books.ts';
import { type DemoHouse, type ProgramName, startDemoHouse } from './demo-house.ts';
import { openDeposit, type Visitor, visitKiosk } from './visitor.ts';

export type RealFaultsOptions = Readonly<{
  runs: number;
  seed: string;
  /** Told after each run, and when something is wrong. */
  say: (sentence: string) => void;
  signal?: AbortSignal;
}>;

export type RealFaultsAnswer = Readonly<{
  runs: number;
  kills: number;
  coinsAccepted: number;
  coinsInLedger: number;
  /** Events that gap records name as lost. */
  eventsInGaps: number;
  /** One sentence for each coin that is missing or doubled, and for each run that did not come to rest. */
  differences: readonly string[];
}>;

const COINS = ['KR010A', 'KR050A', 'KR100A', 'KR500A', 'US025A', 'EU100A', 'JP100A', 'CN100A'];
const VICTIMS: readonly (readonly ProgramName[])[] = [['kiosk'], ['ledger'], ['kiosk', 'ledger']];
const COINS_PER_RUN = 8;
const COIN_PAUSE_MS_MAX = 220;
const KILL_WITHIN_MS = 1_400;
const REST_TIMEOUT_MS = 30_000;
const REST_CHECK_MS = 100;

/** Runs `runs` deposits with a kill in each; the same seed makes the same choices. */
export async function runRealFaults(options: RealFaultsOptions): Promise<RealFaultsAnswer> {
  const entropy = seededEntropy(options.seed);
  const house = await startDemoHouse({ env: { HOLD_PERIOD: 'P7D' } });
  const visitor = visitKiosk(house.kioskUrl);
  const differences: string[] = [];
  let kills = 0;
  let run = 0;
  try {
    for (; run < options.runs && !options.signal?.aborted; run++) {
      const plan = planRun(entropy, run);
      kills += await performRun(house, visitor, plan);
      const wrong = await untilAtRest(house);
      for (const difference of wrong)
        differences.push(`run ${run + 1} (${plan.text}): ${difference}`);
      options.say(
        `run ${run + 1} of ${options.runs}: ${plan.text}: ${wrong.length === 0 ? 'ok' : wrong.join(' ')}`,
      );
      if (wrong.length > 0) break;
    }
    const books = readCoinBooks(house.dataDir);
    differences.push(...(await auditedBooks(house.dataDir)));
    return {
      runs: run,
      kills,
      coinsAccepted: sum(await acceptedCoins(house)),
      coinsInLedger: sum(books.ledger),
      eventsInGaps: books.gapEvents,
      differences,
    };
  } finally {
    visitor.leave();
    await house.stop();
  }
}

type RunPlan = Readonly<{
  phone: string;
  coins: readonly Readonly<{ coin: string; pauseMs: number }>[];
  kills: readonly Readonly<{ program: ProgramName; atMs: number }>[];
  isFinished: boolean;
  text: string;
}>;

function planRun(entropy: Entropy, run: number): RunPlan {
  const below = (limit: number): number => Math.floor(entropy.jitter() * limit);
  const victims = VICTIMS[below(VICTIMS.length)]!;
  const kills = victims.map((program) => ({ program, atMs: below(KILL_WITHIN_MS) }));
  return {
    phone: `0104${String(1_000_000 + (run % 7)).padStart(7, '0')}`,
    coins: Array.from({ length: COINS_PER_RUN }, () => ({
      coin: COINS[below(COINS.length)]!,
      pauseMs: below(COIN_PAUSE_MS_MAX),
    })),
    kills,
    isFinished: entropy.jitter() < 0.7,
    text: kills.map(({ program, atMs }) => `${program} killed at ${atMs} ms`).join(', '),
  };
}

async function performRun(house: DemoHouse, visitor: Visitor, plan: RunPlan): Promise<number> {
  await openDeposit(visitor, plan.phone);
  let killed = 0;
  const killing = plan.kills.map(async ({ program, atMs }) => {
    await pause(atMs);
    if (house.kill(program)) killed++;
  });
  for (const { coin, pauseMs } of plan.coins) {
    await pause(pauseMs);
    await house.emulate(`coin ${coin}`);
  }
  await Promise.all(killing);
  if (plan.isFinished) visitor.press({ do: 'finish' });
  return killed;
}

/** Waits until kiosk and ledger agree with the emulator; answers with what still differs when they never do. */
async function untilAtRest(house: DemoHouse): Promise<string[]> {
  const deadlineMs = performance.now() + REST_TIMEOUT_MS;
  for (;;) {
    const accepted = await acceptedCoins(house);
    let wrong: string[];
    try {
      wrong = compareCoins(accepted, readCoinBooks(house.dataDir));
    } catch (error) {
      wrong = [`The books could not be read: ${error instanceof Error ? error.message : error}.`];
    }
    if (wrong.length === 0 || performance.now() > deadlineMs) return wrong;
    await pause(REST_CHECK_MS);
  }
}

/** What the independent auditor says of the ledger, which is at work beside it. */
async function auditedBooks(dataDir: string): Promise<readonly string[]> {
  const keys = readKeysFile(join(dataDir, 'keys.json'));
  if (!keys.ok) return [`The keys file is ${keys.error}.`];
  const { signing } = ledgerKeys(keys.secrets);
  const books = openSqliteReader(join(dataDir, 'ledger.db'));
  try {
    const known = new Map([[signing.kid, signing.publicKey]]);
    return (await audit(books, { ledgerKeys: known })).sentences;
  } finally {
    await books.close();
  }
}

async function acceptedCoins(house: DemoHouse): Promise<CoinCounts> {
  const answer = await house.emulate('count');
  return new Map(Object.entries(answer['accepted'] as Record<string, number>));
}

const sum = (counts: CoinCounts): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
