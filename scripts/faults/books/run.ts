// Kills the ledger, or its PostgreSQL, in the middle of everything that can be written, and then asks what became of it.
import { systemClock } from '#drivers/clock.ts';
import { type Entropy, seededEntropy } from '#drivers/entropy.ts';
import { patientCaller } from './caller.ts';
import { type Desk, pour, runErrand, runOffice, type Tally } from './errands.ts';
import { type BooksHouse, startBooksHouse, type Victim } from './house.ts';
import {
  enrolledKiosk,
  type Holder,
  signedInHolder,
  signedInOperators,
  signedInShop,
} from './people.ts';

export type BooksFaultsOptions = Readonly<{
  kind: 'sqlite' | 'postgres';
  runs: number;
  seed: string;
  /** Told after each run. */
  say(sentence: string): void;
}>;

export type BooksFaultsAnswer = Readonly<{
  runs: number;
  /** Writes that were acknowledged, each of them asked for once more after the kill. */
  acknowledged: number;
  /** Calls that were under way when somebody died, and were sent until they had an answer. */
  sentAgain: number;
  /** One sentence for each promise that was not kept, balance that differs, and finding of the auditor. */
  differences: readonly string[];
}>;

/** Runs kills on one set of books; stops after the first run with a difference. */
export async function runBooksFaults(options: BooksFaultsOptions): Promise<BooksFaultsAnswer> {
  const { kind, runs, seed, say } = options;
  const entropy = seededEntropy(seed);
  const house = await startBooksHouse(kind);
  const caller = patientCaller(house.url);
  const differences: string[] = [];
  let run = 0;
  try {
    const asked = { house, caller };
    const holders: Holder[] = [];
    for (let i = 0; i < HOLDERS; i++) {
      holders.push(await signedInHolder(asked, `+82108${String(1_000_000 + i)}`));
    }
    const shop = await signedInShop(asked);
    const operators = await signedInOperators(asked);
    const cast = { holders, shop, operators, kiosk: await enrolledKiosk(asked) };
    const tally: Tally = new Map();
    const desk: Desk = { cast, entropy, tally };
    for (const holder of holders) await pour(desk, holder, COINS_AT_FIRST);
    await systemClock.sleep(MATURED_AFTER_MS);
    await caller.unkeptPromises();

    for (; run < runs && differences.length === 0; run++) {
      const victims = planVictims(kind, entropy);
      const killAtMs = Math.floor(entropy.jitter() * KILL_WITHIN_MS);
      const before = caller.counts();
      await liveThrough(desk, house, victims, killAtMs);
      differences.push(...(await caller.unkeptPromises()));
      differences.push(...(await wrongBalances(desk)));
      differences.push(...(await house.auditSentences()));
      const now = caller.counts();
      const wrong = differences.length === 0 ? 'ok' : differences.join(' ');
      say(
        `run ${run + 1} of ${runs}: ${victims.join(' and ')} killed at ${killAtMs} ms, ${now.acknowledged - before.acknowledged} writes, ` +
          `${now.sentAgain - before.sentAgain} sent again: ${wrong}`,
      );
    }
    return { runs: run, ...caller.counts(), differences };
  } finally {
    await house.stop();
  }
}

function planVictims(kind: 'sqlite' | 'postgres', entropy: Entropy): readonly Victim[] {
  if (kind === 'sqlite') return ['ledger'];
  const plans = [['ledger'], ['database'], ['database', 'ledger']] as const;
  return plans[Math.floor(entropy.jitter() * plans.length)]!;
}

/** Everybody is busy until the victims are back; whoever began something then ends it. */
async function liveThrough(
  desk: Desk,
  house: BooksHouse,
  victims: readonly Victim[],
  killAtMs: number,
): Promise<void> {
  const over = new AbortController();
  const busy = async (errand: () => Promise<void>): Promise<void> => {
    while (!over.signal.aborted) await errand();
  };
  const work = [
    ...desk.cast.holders.map((holder) => busy(() => runErrand(desk, holder))),
    busy(() => runOffice(desk)),
  ];
  const end = (async () => {
    try {
      await systemClock.sleep(killAtMs);
      for (const victim of victims) await house.kill(victim);
      await systemClock.sleep(AFTERWARDS_MS);
    } finally {
      over.abort();
    }
  })();
  await Promise.all([...work, end]);
}

/** Holders whose wallet is not what all the answers add up to. */
async function wrongBalances({ cast, tally }: Desk): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const holder of cast.holders) {
    const { body } = await holder.get('/v1/wallet');
    const { available, held } = body['points'] as { available: string; held: string };
    const has =
      BigInt(available) + BigInt(held) + BigInt((body['pending'] as { points: string }).points);
    const owed = (tally.get(holder.phone) ?? 0n) - (await withdrawnPoints(holder));
    if (has !== owed)
      wrong.push(`The holder ${holder.phone.slice(-2)} has ${has} P and not ${owed} P.`);
  }
  return wrong;
}

/** What has left the wallet for the bank and did not come back. */
async function withdrawnPoints(holder: Holder): Promise<bigint> {
  let [points, path] = [0n, '/v1/wallet/withdrawals'];
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const { body } = await holder.get(path);
    for (const one of body['withdrawals'] as { state: string; points: string }[]) {
      if (['sent', 'paid', 'unknown'].includes(one.state)) points += BigInt(one.points);
    }
    if (body['next'] === undefined) return points;
    path = `/v1/wallet/withdrawals?cursor=${String(body['next'])}`;
  }
  throw new Error('a holder has more withdrawals than anybody');
}

const HOLDERS = 5;
const COINS_AT_FIRST = 100;
const MATURED_AFTER_MS = 2_500;
const KILL_WITHIN_MS = 700;
const AFTERWARDS_MS = 150;
const PAGES_MAX = 1_000;
