// Migrations are numbered: each number once, or a database that has one of two never gets the other.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const MIGRATIONS = new URL('../../../ledger-api/store/migrations/', import.meta.url);

test.each(['sqlite', 'postgres'])('no two migrations have the same number (%s)', (folder) => {
  const numbers = readdirSync(new URL(`${folder}/`, MIGRATIONS)).map((name) => name.slice(0, 3));

  expect(numbers.toSorted()).toEqual([...new Set(numbers)].toSorted());
});
