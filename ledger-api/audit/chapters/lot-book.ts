// Lots and holds as the auditor derives them: a page of the notebook that grows with each transfer.
import type { Notebook } from '../notebook.ts';
import { bigOf, numberOf, textOf, type Value } from '../reader.ts';

export type Piece = Readonly<{ lotId: string; points: bigint }>;
export type DerivedLot = Readonly<{
  id: string;
  wallet: string;
  deposit: string | null;
  openedAtMs: number;
  expiresAtMs: number;
  rest: bigint;
  reserved: bigint;
}>;

export type LotBook = ReturnType<typeof lotBook>;

/** Makes the tables of lots, holds and their pieces. */
export function lotBook(notebook: Notebook) {
  notebook.rule(TABLES);
  const lot = (id: string): DerivedLot | undefined => readLot(notebook.one(LOT, id));
  return {
    lot,
    open: (made: DerivedLot): void => {
      const { id, wallet, deposit, openedAtMs, expiresAtMs, rest } = made;
      const times = [BigInt(openedAtMs), BigInt(expiresAtMs)] as const;
      notebook.run(OPEN, id, wallet, deposit, ...times, rest, rest, 0n);
    },
    change: (id: string, rest: bigint, reserved: bigint): void =>
      notebook.run(CHANGE, rest, reserved, id),
    /** Points that came back can be spent for at least 30 days. */
    prolong: (id: string, atMs: number): void =>
      notebook.run(PROLONG, BigInt(atMs + RETURNED_LIFE_MS), id),
    /** What can be used of a wallet at a moment, the lot that expires first before the others. */
    usable: (wallet: string, atMs: number): readonly DerivedLot[] =>
      notebook.all(USABLE, wallet, BigInt(atMs)).map((row) => readLot(row)!),
    hold: (id: string, wallet: string, purpose: string, pieces: readonly Piece[]): void => {
      notebook.run(HOLD, id, wallet, purpose);
      pieces.forEach(({ lotId, points }, line) =>
        notebook.run(PIECE, id, BigInt(line), lotId, points),
      );
    },
    /** The pieces of an open (or resolved) hold; undefined when there is none. */
    pieces: (id: string, state: 'open' | 'resolved') => {
      if (!notebook.one(`select id from holds where id = ? and state = ?`, id, state))
        return undefined;
      return notebook.all(PIECES, id).map((row) => ({
        lotId: textOf(row.lot),
        points: bigOf(row.points),
        used: bigOf(row.used),
        refunded: bigOf(row.refunded),
      }));
    },
    resolve: (id: string): void =>
      notebook.run(`update holds set state = 'resolved' where id = ?`, id),
    mark: (hold: string, lotId: string, used: bigint, refunded: bigint): void =>
      notebook.run(MARK, used, refunded, hold, lotId),
  };
}

/** Points of an opened lot live five calendar years. */
export function fiveYearsLater(ms: number): number {
  const later = new Date(ms);
  later.setUTCFullYear(later.getUTCFullYear() + 5);
  return later.getTime();
}

export const RETURNED_LIFE_MS = 30 * 86_400_000;

const readLot = (row: Readonly<Record<string, Value>> | undefined): DerivedLot | undefined =>
  row && {
    id: textOf(row.id),
    wallet: textOf(row.wallet),
    deposit: row.deposit === null ? null : textOf(row.deposit),
    openedAtMs: numberOf(row.opened),
    expiresAtMs: numberOf(row.expires),
    rest: bigOf(row.rest),
    reserved: bigOf(row.reserved),
  };

const TABLES = `
  create table lots (
    id text primary key, wallet text, deposit text, opened integer, expires integer, points integer,
    rest integer, reserved integer
  ) without rowid;
  create index lots_in_order on lots (wallet, expires, id) where rest > 0;
  create table holds (id text primary key, wallet text, purpose text, state text) without rowid;
  create table pieces (
    hold text, line integer, lot text, points integer, used integer, refunded integer,
    primary key (hold, line)
  ) without rowid`;

const LOT = `select * from lots where id = ?`;
const OPEN = `insert into lots values (?, ?, ?, ?, ?, ?, ?, ?)`;
const CHANGE = `update lots set rest = rest + ?, reserved = reserved + ? where id = ?`;
const PROLONG = `update lots set expires = max(expires, ?) where id = ?`;
const USABLE = `
  select * from lots where wallet = ? and rest > 0 and expires > ? order by expires, id`;
const HOLD = `insert into holds values (?, ?, ?, 'open')`;
const PIECE = `insert into pieces values (?, ?, ?, ?, 0, 0)`;
const PIECES = `select * from pieces where hold = ? order by line`;
const MARK = `update pieces set used = used + ?, refunded = refunded + ? where hold = ? and lot = ?`;
