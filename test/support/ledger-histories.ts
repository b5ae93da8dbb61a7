// Random lives of kiosks: sessions with coins, cut into batches anyhow, sent again, too early or late.
import fc from 'fast-check';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { PostBatchResult, SignedBatch } from '#ledger/use-cases/post-batch.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import {
  COINS,
  type CoinName,
  DAY_MS,
  HOLD_MS,
  KIOSK_ID,
  ledgerWorld,
  type LedgerWorld,
  totalsOf,
  uuid,
} from './ledger-world.ts';

const PHONES = ['+821012345678', '+821099998888', null] as const;

type Session = Readonly<{
  phone: (typeof PHONES)[number];
  coins: readonly CoinName[];
  /** Coins that surface after the session has closed. */
  lateCoins: readonly CoinName[];
  /** The kiosk names totals that its coins do not add up to. */
  isMiscounted: boolean;
}>;

export type History = Readonly<{
  sessions: readonly Session[];
  /** How many records each batch takes, over and over. */
  batchSizes: readonly number[];
}>;

const coinNames = (max: number) =>
  fc.array(fc.constantFrom(...(Object.keys(COINS) as CoinName[])), { maxLength: max });

/** What one kiosk lives through. */
export const histories: fc.Arbitrary<History> = fc.record({
  sessions: fc.array(
    fc.record({
      phone: fc.constantFrom(...PHONES),
      coins: coinNames(12),
      lateCoins: coinNames(2),
      isMiscounted: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  batchSizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
});

/** The history as the chain of batches its kiosk sends. */
function batchesOf(world: LedgerWorld, kiosk: Kiosk, history: History): SignedBatch[] {
  const drafts = history.sessions.flatMap((session, i) => {
    const id = uuid(500 + i);
    const coin = (name: CoinName) => kiosk.coin(name, { sessionId: id });
    const totals = totalsOf(session.isMiscounted ? [...session.coins, 'KR010A'] : session.coins);
    return [
      kiosk.opened(id, { phone: session.phone }),
      ...session.coins.map(coin),
      kiosk.closed(id, totals),
      ...session.lateCoins.map(coin),
    ];
  });
  const batches: SignedBatch[] = [];
  for (let at = 0, i = 0; at < drafts.length; i++) {
    const size = history.batchSizes[i % history.batchSizes.length]!;
    batches.push(kiosk.batch(drafts.slice(at, at + size)));
    at += size;
  }
  return batches;
}

type Kiosk = Awaited<ReturnType<LedgerWorld['enrol']>>;

/** What is done to a ledger: a batch arrives, time passes, the log is sealed. */
export type Command =
  | Readonly<{ kind: 'post'; batch: number }>
  | Readonly<{ kind: 'pass'; ms: number }>
  | Readonly<{ kind: 'seal' }>;

export const commands: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.nat(30).map((batch) => ({ kind: 'post', batch }) as const) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(60_000, DAY_MS, HOLD_MS)
        .map((ms) => ({ kind: 'pass', ms }) as const),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'seal' } as const) },
  ),
  { maxLength: 25 },
);

/** A ledger that has lived through `done` and then got every batch in order; `after` looks at it after each. */
export async function lived(
  store: LedgerStore,
  history: History,
  done: readonly Command[],
  after: () => Promise<void> = async () => {},
) {
  const byCurrency = { USD: HOLD_MS + 2 * DAY_MS };
  const world = await ledgerWorld(store, { holdPeriods: { defaultMs: HOLD_MS, byCurrency } });
  const kiosk = await world.enrol(KIOSK_ID);
  const batches = batchesOf(world, kiosk, history);
  const answers: PostBatchResult[] = [];
  for (const command of done) {
    if (command.kind === 'seal') await sealLog(store);
    if (command.kind === 'post') {
      answers.push(await world.post(batches[command.batch % batches.length]!));
    }
    if (command.kind === 'pass') {
      world.nowMs += command.ms;
      await world.sweep();
    }
    await after();
  }
  for (const batch of batches) {
    answers.push(await world.post(batch));
    await after();
  }
  return { world, batches, answers };
}
