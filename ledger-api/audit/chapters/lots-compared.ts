// Lots and holds as they are stored, against those derived from the log; and both against the balances.
import { canonicalText } from '../../contract/canonical-json.ts';
import { againstAccounts, compare, type Comparison, rowsOf } from '../compare.ts';
import type { Desk } from '../desk.ts';
import { textOf } from '../reader.ts';

/** Compares what the lots chapter derived; the balances must have been derived before. */
export async function compareLots(desk: Desk): Promise<void> {
  const { books, notebook, differ, count } = desk;
  notebook.rule(TABLES);
  await notebook.copy(books, LOTS, 'stored_lots');
  compare(desk, COMPARISONS);
  let holds = 0;
  for await (const row of books.rows(HOLDS)) {
    holds += 1;
    const id = textOf(row.id);
    const derived = notebook.one(`select * from holds where id = ?`, id);
    if (!derived) {
      differ(`Hold ${id} is stored, and no transfer made it.`);
      continue;
    }
    const pieces = notebook.all(`select * from pieces where hold = ? order by line`, id);
    const points = pieces.reduce((sum, piece) => sum + (piece.points as bigint), 0n);
    const own = [derived.wallet, derived.purpose, derived.state, points, piecesText(pieces)].join(
      ' ',
    );
    const stored = [row.wallet_id, row.purpose, row.state, row.points, row.pieces].join(' ');
    if (own !== stored) differ(`Hold ${id} is stored as ${stored}; the log says ${own}.`);
    notebook.run(`insert into stored_holds values (?)`, id);
  }
  for (const { id } of notebook.all(MISSING_HOLDS)) {
    differ(`Hold ${textOf(id)} is in the log and not stored.`);
  }
  count('lots', rowsOf(desk, 'lots'));
  count('holds', holds);
}

const piecesText = (pieces: readonly Readonly<Record<string, unknown>>[]): string =>
  canonicalText(
    pieces.map(({ lot, points, used, refunded }) => ({
      lotId: lot,
      points: String(points),
      used: String(used),
      refunded: String(refunded),
    })),
  );

const TABLES = `
  create table stored_lots (
    id text primary key, wallet, deposit, opened, expires, points, rest, reserved
  ) without rowid;
  create table stored_holds (id text primary key) without rowid`;

const LOTS = `
  select id, wallet_id, deposit_id, opened_at_ms, expires_at_ms, points, rest_points, reserved_points
    from lots`;

const HOLDS = `select id, wallet_id, purpose, state, points, pieces from holds`;

const MISSING_HOLDS = `
  select holds.id from holds left join stored_holds s on s.id = holds.id where s.id is null`;

const TEXT_OF = (lot: string): string =>
  `concat_ws(' ', ${lot}.wallet, ${lot}.deposit, ${lot}.opened, ${lot}.expires, ${lot}.points, ${lot}.rest, ${lot}.reserved)`;

/** Lots of a wallet sum to what stands on its account. */
const AGAINST_BALANCE = (column: string, start: string): string =>
  againstAccounts(
    start,
    `select '${start}' || wallet as account, -${column} as amount from stored_lots`,
  );

const COMPARISONS: readonly Comparison[] = [
  [
    `select l.id, ${TEXT_OF('s')} as stored, ${TEXT_OF('l')} as derived
       from lots l join stored_lots s on s.id = l.id
      where ${TEXT_OF('s')} <> ${TEXT_OF('l')}`,
    (id, stored, derived) => `Lot ${id} is stored as ${stored}; the log says ${derived}.`,
  ],
  [
    `select l.id, '' as stored, l.points as derived
       from lots l left join stored_lots s on s.id = l.id where s.id is null`,
    (id, _, derived) => `Lot ${id} of ${derived} points is in the log and not stored.`,
  ],
  [
    `select s.id, s.points as stored, '' as derived
       from stored_lots s left join lots l on l.id = s.id where l.id is null`,
    (id, stored) => `Lot ${id} of ${stored} points is stored, and no transfer opened it.`,
  ],
  [
    AGAINST_BALANCE('rest', 'pts:avail:'),
    (id, stored, derived) =>
      `The lots behind ${id} have ${stored} points to spend, the account has ${derived}.`,
  ],
  [
    AGAINST_BALANCE('reserved', 'pts:held:'),
    (id, stored, derived) =>
      `The lots behind ${id} have ${stored} points set aside, the account has ${derived}.`,
  ],
];
