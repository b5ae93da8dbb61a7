// Chapters of the log in SQL.
import { canonicalText } from '../../contract/canonical-json.ts';
import type { Account } from '../../ledger/account.ts';
import type { KindTotal, ReportsWrite } from '../port/reports.ts';
import type { Sql } from './sql.ts';
import { asBigint, asDocument, asNumber, asText } from './values.ts';

export const sqlReports = (sql: Sql): ReportsWrite => ({
  through: async () => asNumber((await sql.one(THROUGH))!.through),
  entries: async (account, before, limit) =>
    (await sql.all(ENTRIES, account, before, limit)).map((row) => ({
      account: asText(row.account) as Account,
      position: asNumber(row.position),
      amountMinor: asBigint(row.amount_minor),
      balanceMinor: asBigint(row.balance_minor),
    })),
  newestBalances: async (accounts) => {
    const rows = await sql.allOf(
      NEWEST_ENTRY,
      accounts.map((account) => [account]),
    );
    return new Map(
      rows.map((row) => [asText(row.account) as Account, asBigint(row.balance_minor)]),
    );
  },
  totalsAt: async (position) => {
    const row = await sql.one(CHAPTER_AT, position);
    if (!row) return { through: 0, totals: [] };
    const totals = asDocument<TotalText[]>(row.totals).map((one) => ({
      ...one,
      balanceMinor: BigInt(one.balanceMinor),
    }));
    return { through: asNumber(row.through), totals };
  },
  issued: async (from, to) => {
    const rows = await sql.all(ISSUED, from, to);
    return rows.reduce((sum, row) => sum + asBigint(row.points), 0n);
  },
  addChapter: async ({ through, entries, totals, issued }) => {
    await sql.runAll(
      ADD_ENTRY,
      entries.map((one) => [one.account, one.position, one.amountMinor, one.balanceMinor]),
    );
    const text = totals.map((one) => ({ ...one, balanceMinor: String(one.balanceMinor) }));
    await sql.run(ADD_CHAPTER, through, canonicalText(text));
    for (const { day, points } of issued) await sql.run(ADD_ISSUED, day, points);
  },
});

type TotalText = Omit<KindTotal, 'balanceMinor'> & Readonly<{ balanceMinor: string }>;

const THROUGH = `select coalesce(max(through), 0) as through from chapters`;

const ENTRIES = `
  select * from account_entries where account = ? and position < ?
   order by position desc limit ?`;

const NEWEST_ENTRY = `
  select account, balance_minor from account_entries where account = ?
   order by position desc limit 1`;

const CHAPTER_AT = `select * from chapters where through <= ? order by through desc limit 1`;

const ISSUED = `select points from issued_points where day between ? and ?`;

const ADD_ENTRY = `
  insert into account_entries (account, position, amount_minor, balance_minor)
  values (?, ?, ?, ?)`;

const ADD_CHAPTER = `insert into chapters (through, totals) values (?, ?)`;

const ADD_ISSUED = `
  insert into issued_points (day, points) values (?, ?)
      on conflict (day) do update set points = issued_points.points + excluded.points`;
