// The books in PostgreSQL: several lanes write, several read, and several processes may do so at once.
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import { shareTransactions } from './group-commit.ts';
import type { LedgerStore, ReadingBooks } from './ledger-store.ts';
import { noticeBoard } from './notice-board.ts';
import { laneConnection } from './postgres/connection.ts';
import { crowdOf } from './postgres/crowd.ts';
import { type Feed, startFeed } from './postgres/feed.ts';
import { findWritable } from './postgres/find-writable.ts';
import { hostUrls } from './postgres/hosts.ts';
import { readingLane, type WritingDesk, writingLane } from './postgres/lanes.ts';
import { migrate } from './postgres/migrate.ts';
import { readColumnTypes } from './postgres/column-types.ts';
import { keepCommits } from './postgres/keep-commits.ts';

export type PostgresDeps = Readonly<{ clock: Clock; entropy: Entropy }>;

/** Opens the database and brings it up to date; rejects in words when it cannot be reached or must not be used. */
export async function openPostgresLedgerStore(
  url: string,
  { clock, entropy }: PostgresDeps,
): Promise<LedgerStore> {
  const urls = hostUrls(url);
  if (!urls) throw new Error('This is no postgres:// URL with hosts and a database.');
  const find = findWritable(urls, clock);
  const first = await find.connect('patient');
  const types = await prepare(first).finally(() => first.end());

  const connection = () => laneConnection(find, types, clock);
  const process = entropy.uuid(clock.nowMs());
  const writers = Array.from({ length: WRITING_LANES }, (_, lane) => `${process}/${lane}`);
  const crowd = crowdOf(clock);
  const writing = writers.map((writer) =>
    writingLane(connection(), writer, { clock, entropy, crowd }),
  );
  const reading = Array.from({ length: READING_LANES }, () =>
    readingLane(connection(), { clock, entropy }),
  );
  const writes = shareTransactions<WritingDesk>(...writing);
  const reads = shareTransactions<ReadingBooks>(...reading);
  const commits = keepCommits(writers, clock);
  await writes.run(({ sql }) => commits.register(sql));

  const others = noticeBoard();
  const boards = [...writing.map((lane) => lane.board), others];
  let feed: Feed | undefined;
  return {
    read: reads.run,
    transact: (work) => writes.run(({ books }) => work(books)),
    listen: (listener) => {
      feed ??= startFeed({
        find,
        clock,
        ownWriters: writers,
        heard: (notice) => {
          others.note(notice);
          others.publish();
        },
      });
      const stops = boards.map((board) => board.listen(listener));
      return () => stops.forEach((stop) => stop());
    },
    maintain: () => {
      // What fails now is done the next time.
      writes.run(({ sql }) => commits.forget(sql)).catch(() => {});
    },
    close: async () => {
      await Promise.all([writes.close(), reads.close(), feed?.stop()]);
      await Promise.all([...writing, ...reading].map((lane) => lane.close()));
    },
  };
}

async function prepare(client: Awaited<ReturnType<ReturnType<typeof findWritable>['connect']>>) {
  await migrate(client);
  return readColumnTypes(client);
}

const WRITING_LANES = 3;
const READING_LANES = 3;
