// Finds the host that may write, and finds it again after a fail-over.
import { Client, type ClientConfig } from 'pg';
import type { Clock } from '#drivers/clock.ts';
import { StoreUnavailable } from '../ledger-store.ts';
import { readerOf } from './read-value.ts';

export type FindWritable = Readonly<{
  /**
   * A connection to the host that may write; rejects with `StoreUnavailable` when none answers in time. A patient one
   * waits for what takes long: locks of a minute, statements without limit.
   */
  connect(manner?: 'brisk' | 'patient'): Promise<Client>;
  /** Rises when another host than before was found: what is connected to the old one is out of date. */
  generation(): number;
}>;

/** Looks at one host after the other, beginning with the one that was good last. */
export function findWritable(urls: readonly string[], clock: Clock): FindWritable {
  let good = 0;
  let generation = 0;
  let isDown = false;

  const tryAll = async (manner: Manner): Promise<Client | { lastError: unknown }> => {
    let lastError: unknown;
    for (let i = 0; i < urls.length; i++) {
      const index = (good + i) % urls.length;
      try {
        const client = await connectTo(urls[index]!, manner);
        if (await mayWrite(client)) {
          if (index !== good) generation += 1;
          good = index;
          return client;
        }
        lastError = new Error('this host only reads');
        await client.end();
      } catch (error) {
        lastError = error;
      }
    }
    return { lastError };
  };

  return {
    generation: () => generation,
    connect: async (manner = 'brisk') => {
      const untilMs = clock.monotonicMs() + SEARCH_MS;
      for (;;) {
        const found = await tryAll(manner);
        if (found instanceof Client) {
          isDown = false;
          return found;
        }
        // Once somebody has waited in vain, nobody else waits until it is back.
        isDown ||= clock.monotonicMs() >= untilMs;
        if (isDown) {
          throw new StoreUnavailable('No database that may write answers.', {
            cause: found.lastError,
          });
        }
        await clock.sleep(SEARCH_PAUSE_MS);
      }
    },
  };
}

type Manner = 'brisk' | 'patient';

async function connectTo(url: string, manner: Manner): Promise<Client> {
  const limits = manner === 'brisk' ? BRISK : PATIENT;
  const client = new Client({ ...CONNECTION, ...limits, connectionString: url });
  // Heard by whoever waits for an answer; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect();
  // A server that does not know one of them, as a relative of PostgreSQL may not, plans as well as it can.
  await Promise.allSettled(PLANNING.map((setting) => client.query(`set ${setting}`)));
  return client;
}

async function mayWrite(client: Client): Promise<boolean> {
  const { rows } = await client.query<Record<string, string>>('show transaction_read_only');
  return rows[0]?.transaction_read_only === 'off';
}

const CONNECTION: ClientConfig = {
  application_name: 'tikkeul ledger',
  // Statements are sent without waiting for the answer to the one before.
  pipeline: true,
  keepAlive: true,
  connectionTimeoutMillis: 2_000,
  types: { getTypeParser: readerOf } as NonNullable<ClientConfig['types']>,
};
const BRISK: ClientConfig = {
  // A half-open connection is given up; the server gives up earlier, so that it can say why.
  query_timeout: 15_000,
  statement_timeout: 10_000,
  // Whoever waits for a row that another transaction changes has to begin again anyway.
  lock_timeout: 200,
  // A frozen process must not keep others from its rows.
  idle_in_transaction_session_timeout: 10_000,
};
const PATIENT: ClientConfig = { lock_timeout: 60_000 };
// Every statement of the books finds its rows by their keys. Plans made while the tables were small must not stay
// when they are large, so that the others are not even considered.
const PLANNING = [
  'plan_cache_mode = force_generic_plan',
  'enable_seqscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
  'jit = off',
];
const SEARCH_MS = 5_000;
const SEARCH_PAUSE_MS = 100;
