// What other processes have committed: their notices are read from the database, a few times in a blink.
import type { Clock } from '#drivers/clock.ts';
import type { Client } from 'pg';
import { isToldEverywhere, type Notice } from '../port/notice.ts';
import type { FindWritable } from './find-writable.ts';

export type Feed = Readonly<{ stop(): Promise<void> }>;

export type FeedDeps = Readonly<{
  find: FindWritable;
  clock: Clock;
  /** Writers of this process: what they commit is known already. */
  ownWriters: readonly string[];
  heard(notice: Notice): void;
}>;

/** Reads until it is stopped. Everything that was committed before the first look counts as known. */
export function startFeed({ find, clock, ownWriters, heard }: FeedDeps): Feed {
  const stopping = new AbortController();
  let client: Client | undefined;
  /** The last number heard of each writer; undefined before the first look. */
  let known: Map<string, bigint> | undefined;

  const look = async (): Promise<void> => {
    client ??= await find.connect();
    if (!known) {
      const { rows } = await client.query<Heard>(NEWEST);
      known = new Map(rows.map((row) => [row.writer, row.n]));
      return;
    }
    const values = [[...known.keys()], [...known.values()], ownWriters, ROWS_MAX];
    const { rows } = await client.query<Heard>({ name: 'feed', text: NEWS, values });
    for (const { writer, n, notices } of rows) {
      const isMissed = n !== (known.get(writer) ?? 0n) + 1n;
      known.set(writer, n);
      if (isMissed) heard({ kind: 'notices-missed' });
      if (notices === 'void') continue;
      const told = JSON.parse(notices) as readonly Notice[];
      told.filter(isToldEverywhere).forEach(heard);
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await look();
      } catch {
        // The connection is gone: what was committed meanwhile is still there to be read.
        client?.end().catch(() => {});
        client = undefined;
      }
      await clock.sleep(LOOK_EVERY_MS, stopping.signal);
    }
  };
  const done = run();
  return {
    stop: async () => {
      stopping.abort();
      await done;
      await Promise.race([client?.end().catch(() => {}), clock.sleep(CLOSE_WAIT_MS)]);
    },
  };
}

type Heard = Readonly<{ writer: string; n: bigint; notices: string }>;

const NEWEST = `select writer, max(n) as n from commits group by writer`;

// Each writer commits one group after the other, so that its numbers appear in their order, without gaps. The limit
// inside makes PostgreSQL look at the end of each writer's commits, and not at all there are.
const NEWS = `
  select news.writer, news.n, news.notices
    from writers
    left join unnest($1::text[], $2::bigint[]) as known (writer, n) on known.writer = writers.writer
   cross join lateral (
          select writer, n, notices from commits
           where commits.writer = writers.writer and commits.n > coalesce(known.n, 0)
           order by n
           limit $4) as news
   where writers.writer <> all ($3::text[])
   order by news.writer, news.n
   limit $4`;

const LOOK_EVERY_MS = 20;
const CLOSE_WAIT_MS = 1_000;
const ROWS_MAX = 1_000;
