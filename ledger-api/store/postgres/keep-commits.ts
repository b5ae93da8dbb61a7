// Keeps the table of commits small: rows go when every other process has had a minute to read them.
import type { Clock } from '#drivers/clock.ts';
import type { Sql } from '../sql/sql.ts';
import { asBigint } from '../sql/values.ts';

export type CommitsKeeper = Readonly<{
  /** Makes the writers of this process known to the feeds of the others. */
  register(sql: Sql): Promise<void>;
  /** Forgets what is old, also of writers that are gone. Called every few seconds. */
  forget(sql: Sql): Promise<void>;
}>;

/** Looks after the commits of `writers`, which are this process's own. */
export function keepCommits(writers: readonly string[], clock: Clock): CommitsKeeper {
  /** The newest number of each writer at earlier moments, oldest first. */
  let looks: { atMs: number; newest: ReadonlyMap<string, bigint> }[] = [];

  const register = (sql: Sql) =>
    sql.runAll(
      SEEN,
      writers.map((writer) => [writer, clock.nowMs()]),
    );
  return {
    register,
    forget: async (sql) => {
      await register(sql);
      await sql.run(FORGET_COMMITS_OF_THE_GONE, clock.nowMs() - GONE_AFTER_MS);
      await sql.run(FORGET_THE_GONE, clock.nowMs() - GONE_AFTER_MS);
      const atMs = clock.monotonicMs();
      const old = looks.filter((look) => look.atMs <= atMs - KEPT_MS).at(-1);
      for (const [writer, n] of old?.newest ?? []) await sql.run(FORGET_COMMITS, writer, n);
      const keys = writers.map((writer) => [writer]);
      const rows = await Promise.all(keys.map(([writer]) => sql.one(NEWEST, writer!)));
      const newest = new Map(
        rows.flatMap((row, i) => (row?.n == null ? [] : [[writers[i]!, asBigint(row.n)] as const])),
      );
      looks = [...looks.filter((look) => look.atMs > atMs - KEPT_MS), { atMs, newest }];
    },
  };
}

const SEEN = `
  insert into writers (writer, seen_at_ms) values (?, ?)
      on conflict (writer) do update set seen_at_ms = excluded.seen_at_ms`;

const NEWEST = `select max(n) as n from commits where writer = ?`;

// The newest stays, so that a process that starts later knows where this writer is.
const FORGET_COMMITS = `delete from commits where writer = ? and n < ?`;

const FORGET_COMMITS_OF_THE_GONE = `
  delete from commits
   where writer in (select writer from writers where seen_at_ms < ?)`;

const FORGET_THE_GONE = `delete from writers where seen_at_ms < ?`;

const KEPT_MS = 60_000;
const GONE_AFTER_MS = 3_600_000;
