import { describe, expect, test } from 'vitest';
import { failureKind, inOurWords } from '#ledger/store/postgres/failures.ts';
import { hostUrls } from '#ledger/store/postgres/hosts.ts';
import { columnsOf, selectForMany, writeForMany } from '#ledger/store/postgres/set-based.ts';
import { translateMigration } from '#ledger/store/postgres/translate-migration.ts';
import { StoreUnavailable } from '#ledger/store/ledger-store.ts';

const TYPES = new Map([
  [
    'lots',
    new Map([
      ['id', 'text'],
      ['points', 'bigint'],
      ['proof', 'bytea'],
    ]),
  ],
]);

describe('a PostgreSQL URL', () => {
  test.each([
    ['postgres://host/db', ['postgres://host/db']],
    ['postgresql://u:p%40@h:1/db?sslmode=require', ['postgres://u:p%40@h:1/db?sslmode=require']],
    ['postgres://u@a:1,b:2/db', ['postgres://u@a:1/db', 'postgres://u@b:2/db']],
    ['postgres://u@a,b:5433/db', ['postgres://u@a:5433/db', 'postgres://u@b:5433/db']],
    ['postgres://u@a,b/db', ['postgres://u@a/db', 'postgres://u@b/db']],
    ['postgres://[::1]:5433/db', ['postgres://[::1]:5433/db']],
  ])('%s leads to each of its hosts', (url, urls) => {
    expect(hostUrls(url)).toEqual(urls);
  });

  test.each([
    'postgres://host',
    'postgres://u@/db',
    'http://host/db',
    'sqlite:x',
    'postgres://a,/db',
  ])('%s leads nowhere', (url) => {
    expect(hostUrls(url)).toBeUndefined();
  });
});

describe('a statement for many', () => {
  test('keys asks once, and answers in the order of the keys', () => {
    const one = 'select * from lots where id = ? and points = ? order by points';

    expect(selectForMany(one, TYPES)).toEqual({
      takes: ['text', 'bigint'],
      text:
        'select lots.* from unnest($1::text[], $2::bigint[]) with ordinality as wanted (key_1, key_2, turn) ' +
        'join lots on lots.id = wanted.key_1 and lots.points = wanted.key_2 order by wanted.turn, points',
    });
  });

  test('keys asks once for the first row of each', () => {
    const one = 'select * from lots where id = ? and points > 0 order by points desc limit 1';

    expect(selectForMany(one, TYPES).text).toBe(
      'select found.* from unnest($1::text[]) with ordinality as wanted (key_1, turn) ' +
        'cross join lateral (select * from lots where lots.id = wanted.key_1 and points > 0 ' +
        'order by points desc limit 1) as found order by wanted.turn',
    );
  });

  test('keys asks once for what is worked out for each', () => {
    const one =
      'select id, (select max(n) from steps where lot = lots.id) as last from lots where id = ?';

    expect(selectForMany(one, TYPES).text).toBe(
      'select id, (select max(n) from steps where lot = lots.id) as last ' +
        'from unnest($1::text[]) with ordinality as wanted (key_1, turn) ' +
        'join lots on lots.id = wanted.key_1 order by wanted.turn',
    );
  });

  test('rows changes once', () => {
    const one = 'update lots set proof = ?, points = points + 1 where id = ?';

    expect(writeForMany(one, TYPES)?.text).toBe(
      'update lots set proof = given.proof, points = points + 1 ' +
        'from unnest($1::bytea[], $2::text[]) as given (proof, id) where lots.id = given.id',
    );
  });

  test('rows inserts once, with what is the same in each row', () => {
    const one = `
      insert into lots (id, points, proof) values (?, 1, ?)
          on conflict (id) do update set points = excluded.points`;

    expect(writeForMany(one, TYPES)?.text).toBe(
      'insert into lots (id, points, proof) select given.id, 1, given.proof ' +
        'from (select unnest($1::text[]) as id, unnest($2::bytea[]) as proof) as given ' +
        'on conflict (id) do update set points = excluded.points',
    );
  });

  test('rows removes once', () => {
    expect(writeForMany('delete from lots where id = ?', TYPES)).toEqual({
      takes: ['text'],
      text: 'delete from lots where id = any($1::text[])',
    });
  });

  test('of another shape is refused when it reads, and sent one by one when it writes', () => {
    expect(() => selectForMany('select * from lots where points > ?', TYPES)).toThrow(/shape/);
    expect(() => selectForMany('select * from lots where name = ?', TYPES)).toThrow(/column name/);
    expect(writeForMany('update lots set points = ? where points > ?', TYPES)).toBeUndefined();
  });

  test('turns rows into columns', () => {
    const rows = [
      ['a', 1n],
      ['b', null],
    ] as const;

    expect(columnsOf({ text: '', takes: ['text', 'bigint'] }, rows)).toEqual([
      { type: 'text', values: ['a', 'b'] },
      { type: 'bigint', values: [1n, null] },
    ]);
  });
});

describe('a migration for SQLite, said for PostgreSQL', () => {
  test('has the types, the byte order of text and the numbering of PostgreSQL', () => {
    const sqlite = `
      -- A blob of text.
      create table notes (
        n    integer primary key autoincrement,
        text text    not null check (text <> 'integer blob'),
        blob blob,
        at   integer not null default 0
      ) strict;
      create table words (word text not null primary key) strict, without rowid;
      alter table words add column count integer;`;

    const said = translateMigration(sqlite).replaceAll(/\s+/g, ' ').trim();

    expect(said).toBe(
      'create table notes ( n bigint primary key default (extract(epoch from clock_timestamp()) * 1000000)::bigint, ' +
        `text text collate "C" not null check (text <> 'integer blob'), blob bytea, at bigint not null default 0 ); ` +
        'create table words (word text collate "C" not null primary key); ' +
        'alter table words add column count bigint;',
    );
  });

  test.each(['pragma foreign_keys = off;', 'create trigger t;', 'select rowid from notes;'])(
    'is refused when it says %s',
    (text) => {
      expect(() => translateMigration(text)).toThrow(/no counterpart in PostgreSQL/);
    },
  );
});

describe('a failure of PostgreSQL', () => {
  const failure = (code: string | undefined, message = 'a failure') =>
    Object.assign(new Error(message), { code });

  test.each([
    ['40001', 'disturbed'],
    ['40P01', 'disturbed'],
    ['55P03', 'disturbed'],
    ['23505', 'duplicate'],
    ['57P01', 'lost'],
    ['25006', 'lost'],
    ['08006', 'lost'],
    ['53100', 'unavailable'],
    ['57014', 'unavailable'],
    ['23503', 'refused'],
    ['42601', 'refused'],
  ])('%s is %s', (code, kind) => {
    expect(failureKind(failure(code))).toBe(kind);
  });

  test.each([
    'Connection terminated unexpectedly',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ])('without a state is a lost connection: %s', (message) => {
    expect(failureKind(failure(undefined, message))).toBe('lost');
  });

  test('of the socket is a lost connection, whatever its code', () => {
    expect(failureKind(Object.assign(failure('EPIPE'), { syscall: 'write' }))).toBe('lost');
  });

  test.each(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_SSL_BAD_RECORD_TYPE'])(
    'of the socket is a lost connection without a system call, too: %s',
    (code) => {
      expect(failureKind(failure(code, 'This socket has been ended by the other party'))).toBe(
        'lost',
      );
    },
  );

  test('of our own promises is not of the socket', () => {
    expect(failureKind(failure('ERR_ASSERTION'))).toBe('refused');
  });

  test('is said as unavailable, unless our own code is wrong', () => {
    const wrong = failure('42601');

    expect(inOurWords(failure('40001'))).toBeInstanceOf(StoreUnavailable);
    expect(inOurWords(failure('57P01'))).toBeInstanceOf(StoreUnavailable);
    expect(inOurWords(wrong)).toBe(wrong);
  });
});
