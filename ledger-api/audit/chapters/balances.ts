// Every balance, derived from the postings in the order of the log: bounds on the way, and what is stored at the end.
import { isWithin, placeOf } from '../chart.ts';
import { compare, type Comparison, rowsOf } from '../compare.ts';
import { type Chapter, type Desk, named } from '../desk.ts';
import { bigOf, textOf } from '../reader.ts';

export function balancesChapter(desk: Desk): Chapter {
  const { books, notebook, differ, count } = desk;
  return {
    name: 'balances',
    open: async () => notebook.rule(TABLES),
    read: (entry) => {
      const moved = new Map<string, { commodity: string; amountMinor: bigint }>();
      for (const { account, commodity, amountMinor } of entry.legs) {
        const before = moved.get(account)?.amountMinor ?? 0n;
        moved.set(account, { commodity, amountMinor: before + amountMinor });
      }
      const isSealed = entry.position !== undefined;
      for (const [account, { commodity, amountMinor }] of moved) {
        const bound = placeOf(account)?.bound ?? 'any';
        const [sealed, tail] = isSealed ? [amountMinor, 0n] : [0n, amountMinor];
        const { balance } = notebook.one(ADD, account, commodity, bound, sealed, tail)!;
        if (isWithin(bound, bigOf(balance))) continue;
        differ(`${named(entry)} carries ${account} across its bound, to ${bigOf(balance)}.`);
      }
    },
    close: async () => {
      await notebook.copy(books, STORED, 'stored_balances');
      await notebook.copy(books, ROLLED, 'rolled_up');
      compare(desk, COMPARISONS);
      for (const { commodity, sum } of notebook.all(SUMS)) {
        if (sum !== 0n) differ(`All ${textOf(commodity)} balances together are ${String(sum)}.`);
      }
      count('accounts', rowsOf(desk, 'sums'));
    },
  };
}

// Other chapters read `sums`, too.
const TABLES = `
  create table sums (
    account text primary key, commodity text, bound text, sealed integer, tail integer, changes integer
  ) without rowid;
  create table stored_balances (account text primary key, commodity, balance, version) without rowid;
  create table rolled_up (account text primary key, commodity, balance) without rowid`;

const ADD = `
  insert into sums values (?, ?, ?, ?, ?, 1)
      on conflict (account) do update
     set sealed = sealed + excluded.sealed, tail = tail + excluded.tail, changes = changes + 1
  returning sealed + tail as balance`;

const STORED = `select account, commodity, balance_minor, version from balances`;
const ROLLED = `select account, commodity, balance_minor from roll_ups`;

const SUMS = `select commodity, sum(sealed + tail) as sum from sums group by commodity`;

const COMPARISONS: readonly Comparison[] = [
  [
    `select s.account as id, b.balance as stored, s.sealed + s.tail as derived
       from sums s left join stored_balances b on b.account = s.account and b.commodity = s.commodity
      where s.bound <> 'any' and b.balance is not s.sealed + s.tail`,
    (account, stored, derived) =>
      `The balance of ${account} is stored as ${stored}; its postings sum to ${derived}.`,
  ],
  [
    `select b.account as id, b.balance as stored, 0 as derived
       from stored_balances b left join sums s on s.account = b.account and s.bound <> 'any'
      where s.account is null`,
    (account, stored) => `A balance of ${stored} is stored for ${account}, which no posting moves.`,
  ],
  [
    `select s.account as id, b.version as stored, s.changes as derived
       from sums s join stored_balances b on b.account = s.account
      where b.version not between 1 and s.changes`,
    (account, stored, derived) =>
      `The balance of ${account} has version ${stored} after ${derived} transfers.`,
  ],
  [
    `select s.account as id, r.balance as stored, s.sealed as derived
       from sums s left join rolled_up r on r.account = s.account and r.commodity = s.commodity
      where s.bound = 'any' and coalesce(r.balance, 0) <> s.sealed`,
    (account, stored, derived) =>
      `The roll-up of ${account} is stored as ${stored}; its sealed postings sum to ${derived}.`,
  ],
  [
    `select r.account as id, r.balance as stored, 0 as derived
       from rolled_up r left join sums s on s.account = r.account and s.bound = 'any'
      where s.account is null`,
    (account, stored) => `A roll-up of ${stored} is stored for ${account}, which no posting moves.`,
  ],
];
