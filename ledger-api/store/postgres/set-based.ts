// Turns a statement for one key or one row into the same statement for many: one round trip however many they are.
import assert from 'node:assert/strict';
import type { SqlValue } from '../sql/sql.ts';
import type { Column, ColumnType } from './messages.ts';

/** The type of each column, by table and column, as the database itself names them. */
export type ColumnTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A statement for many, with the types of the arrays that it takes. */
export type ManyStatement = Readonly<{ text: string; takes: readonly ColumnType[] }>;

/**
 * `select … from table where a = ? and b = ? [and c > 0] [order by …] [limit 1]`, for many (a, b): the rows of each key,
 * in the order of the keys. Throws on any other shape.
 */
export function selectForMany(statement: string, types: ColumnTypes): ManyStatement {
  const match = SELECT_OF_KEY.exec(onOneLine(statement));
  assert(match, `a statement for many keys has the shape of selectForMany: ${statement}`);
  const [, columns, table, where, more = '', order, limit] = match;
  const keys = where!.split(' and ').map((part) => part.replace(' = ?', ''));
  const wanted = keys.map((_, i) => `key_${i + 1}`);
  const isKey = keys.map((key, i) => `${table}.${key} = wanted.${wanted[i]}`).join(' and ');
  const takes = typesOf(types, table!, keys);
  const list = `unnest(${arrays(takes)}) with ordinality as wanted (${[...wanted, 'turn'].join(', ')})`;
  if (limit) {
    const first = `select ${columns} from ${table} where ${isKey}${more} order by ${order}${limit}`;
    const text = `select found.* from ${list} cross join lateral (${first}) as found order by wanted.turn`;
    return { text, takes };
  }
  const text = [
    `select ${columns!.replace(/^\*$/, `${table}.*`)}`,
    `from ${list}`,
    `join ${table} on ${isKey}${more}`,
    `order by wanted.turn${order ? `, ${order}` : ''}`,
  ].join(' ');
  return { text, takes };
}

/**
 * `insert into table (…) values (?, 1, …) …`, `update table set b = ?, c = c + 1 where a = ?` or
 * `delete from table where a = ?` for many rows; undefined for others.
 */
export function writeForMany(statement: string, types: ColumnTypes): ManyStatement | undefined {
  const text = onOneLine(statement);
  const removal = DELETE_OF_KEY.exec(text);
  if (removal) {
    const [, table, key] = removal;
    const takes = typesOf(types, table!, [key!]);
    return { text: `delete from ${table} where ${key} = any(${arrays(takes)})`, takes };
  }
  const change = UPDATE_OF_KEY.exec(text);
  if (change) {
    const [, table, changes, key] = change;
    const named = [...changes!.matchAll(/(\w+) = \?/g)].map((match) => match[1]!);
    const given = [...named, key!];
    const takes = typesOf(types, table!, given);
    const lines = [
      `update ${table} set ${changes!.replace(/(\w+) = \?/g, '$1 = given.$1')}`,
      `from unnest(${arrays(takes)}) as given (${given.join(', ')})`,
      `where ${table}.${key} = given.${key}`,
    ];
    return { text: lines.join(' '), takes };
  }
  const insertion = INSERT_OF_VALUES.exec(text);
  if (!insertion) return undefined;
  const [, table, columnList, valueList, rest] = insertion;
  const columns = columnList!.split(', ');
  const values = valueList!.split(', ');
  const given = columns.filter((_, i) => values[i] === '?');
  const selected = columns.map((column, i) => (values[i] === '?' ? `given.${column}` : values[i]));
  const takes = typesOf(types, table!, given);
  const lines = [
    `insert into ${table} (${columnList})`,
    `select ${selected.join(', ')}`,
    `from (select ${unnested(takes, given)}) as given`,
    ...(rest ? [rest] : []),
  ];
  return { text: lines.join(' '), takes };
}

/** The n-th value of every row as one array for each n. */
export const columnsOf = (
  { takes }: ManyStatement,
  rows: readonly (readonly SqlValue[])[],
): Column[] => takes.map((type, i) => ({ type, values: rows.map((row) => row[i]!) }));

const arrays = (takes: readonly ColumnType[]): string =>
  takes.map((type, i) => `$${i + 1}::${type}[]`).join(', ');

// In the list of a `select` arrays are walked side by side; in a `from` each is kept in a store of its own first. Only
// there, though, are they known to be short, which matters as soon as they meet a table.
const unnested = (takes: readonly ColumnType[], names: readonly string[]): string =>
  takes.map((type, i) => `unnest($${i + 1}::${type}[]) as ${names[i]}`).join(', ');

const typesOf = (types: ColumnTypes, table: string, columns: readonly string[]): ColumnType[] =>
  columns.map((column) => {
    const type = types.get(table)?.get(column.replaceAll('"', ''));
    assert(type && isColumnType(type), `${table} has a column ${column}`);
    return type;
  });

const isColumnType = (type: string): type is ColumnType =>
  type === 'text' || type === 'bigint' || type === 'bytea';

const onOneLine = (statement: string): string => statement.replace(/\s+/g, ' ').trim();

const SELECT_OF_KEY =
  /^select (\*|[\w", ]+(?:\(select [^?]+\) as \w+)?) from (\w+) where (\w+ = \?(?: and \w+ = \?)*)( and \w+ > \d+)?(?: order by ([\w, ]+?))?( limit 1)?$/;
const UPDATE_OF_KEY = /^update (\w+) set ((?:\w+ = (?:\?|\w+ \+ 1)(?:, )?)+) where (\w+) = \?$/;
const INSERT_OF_VALUES =
  /^insert into (\w+) \(([^)]+)\) values \(((?:\?|\d+)(?:, (?:\?|\d+))*)\)(?: ([^?]+))?$/;
const DELETE_OF_KEY = /^delete from (\w+) where (\w+) = \?$/;
