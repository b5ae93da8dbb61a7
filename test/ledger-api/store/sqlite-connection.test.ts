import { expect, test } from 'vitest';
import { connect } from '#ledger/store/sqlite/connection.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

test('rows that are written together are each written once, in their order, however many they are', async () => {
  const connection = connect(temporaryPath('rows.db'), {}, (opened) =>
    opened.script(
      'create table given (n integer primary key autoincrement, batch integer, row integer)',
    ),
  );
  const counts = [0, 1, 3, 4, 5, 19, 20, 24, 27, 45];

  for (const count of counts) {
    const rows = Array.from({ length: count }, (_, row) => [count, row]);
    await connection.sql.runAll('insert into given (batch, row) values (?, ?)', rows);
  }

  const written = await connection.sql.all('select batch, row from given order by n');
  expect(written.map(({ batch, row }) => [Number(batch), Number(row)])).toEqual(
    counts.flatMap((count) => Array.from({ length: count }, (_, row) => [count, row])),
  );
  connection.close();
});

test('rows that are there already are replaced where the statement says so, also among new ones', async () => {
  const connection = connect(temporaryPath('rows.db'), {}, (opened) =>
    opened.script('create table kept (name text primary key, value integer)'),
  );
  const save = `
    insert into kept (name, value) values (?, ?)
        on conflict (name) do update set value = excluded.value`;
  const rowsOf = (value: number) => ['a', 'b', 'c', 'd', 'e'].map((name) => [name, value]);

  await connection.sql.runAll(save, rowsOf(1).slice(0, 2));
  await connection.sql.runAll(save, rowsOf(2));

  const kept = await connection.sql.all('select name, value from kept order by name');
  expect(kept.map(({ name, value }) => [name, Number(value)])).toEqual(rowsOf(2));
  connection.close();
});
