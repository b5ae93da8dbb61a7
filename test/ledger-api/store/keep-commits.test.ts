import { expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { keepCommits } from '#ledger/store/postgres/keep-commits.ts';
import type { Sql } from '#ledger/store/sql/sql.ts';

test('commits are forgotten when every other process has had a minute to read them', async () => {
  const clock = handMovedClock();
  const forgotten: unknown[] = [];
  let newest = 0n;
  const sql = {
    one: async () => ({ n: newest }),
    run: async (statement: string, ...values: unknown[]) => {
      if (/delete from commits where writer = \?/.test(statement)) forgotten.push(values);
    },
    runAll: async () => {},
  } as unknown as Sql;
  const keeper = keepCommits(['us/0'], clock);

  for (newest of [10n, 20n, 30n]) {
    await keeper.forget(sql);
    await clock.advance(30_000);
  }
  await keeper.forget(sql);

  expect(forgotten).toEqual([
    ['us/0', 10n],
    ['us/0', 20n],
  ]);
});
