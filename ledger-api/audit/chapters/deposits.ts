// Deposits, derived coin by coin and maturity by maturity; and what waits in them against the accounts it waits on.
import { againstAccounts, compare, type Comparison, rowsOf, type Sentence } from '../compare.ts';
import type { Chapter, Desk, Entry } from '../desk.ts';
import { textOf } from '../reader.ts';
import { creditOn, debitOn, firstAccount } from '../legs.ts';

export function depositsChapter(desk: Desk): Chapter {
  const { books, notebook, count } = desk;
  const addLine = (
    entry: Entry,
    sums: Readonly<
      Partial<Record<'amount' | 'many' | 'aside' | 'asideMany' | 'matured' | 'points', bigint>>
    >,
  ): void => {
    const { depositId } = entry.document.details;
    if (depositId === undefined) return;
    const { amount = 0n, many = 0n, aside = 0n, asideMany = 0n, matured = 0n, points = 0n } = sums;
    notebook.run(
      ADD_LINE,
      depositId,
      coinsOf(entry),
      amount,
      many,
      aside,
      asideMany,
      matured,
      points,
    );
  };
  const addFaces = (
    entry: Entry,
    faces: Entry['document']['details']['denominations'] = [],
  ): void => {
    const { depositId } = entry.document.details;
    for (const { faceMinor, count: many } of faces) {
      notebook.run(ADD_FACE, depositId ?? '', coinsOf(entry), BigInt(faceMinor), BigInt(many));
    }
  };
  /** Coins that become part of a deposit. */
  const gains = (entry: Entry, faces: Entry['document']['details']['denominations'] = []): void => {
    const many = faces.reduce((sum, face) => sum + face.count, 0);
    addLine(entry, { amount: creditOn(entry.legs, 'dep:'), many: BigInt(many) });
    addFaces(entry, faces);
  };

  return {
    name: 'deposits',
    open: async () => notebook.rule(TABLES),
    read: (entry) => {
      const { id, legs, document } = entry;
      const { template, details } = document;
      switch (template) {
        case '1':
        case '2':
        case '23':
          gains(entry, details.denominations);
          break;
        case '2s': {
          const faces = JSON.stringify(details.denominations ?? []);
          notebook.run(`insert or ignore into asides values (?, ?)`, id, faces);
          const asideMany = BigInt(details.coinRecordHashes?.length ?? 0);
          addLine(entry, { aside: debitOn(legs, 'cash:kiosk:'), asideMany });
          break;
        }
        case '24': {
          const aside = notebook.one(
            `select faces from asides where id = ?`,
            details.subject?.id ?? '',
          );
          gains(
            entry,
            aside ? (JSON.parse(textOf(aside.faces)) as typeof details.denominations) : [],
          );
          break;
        }
        case '5':
        case '6':
        case '25':
          addLine(entry, {
            matured: debitOn(legs, 'dep:'),
            points: creditOn(legs, 'pts:avail:'),
          });
          break;
      }
      if (details.depositId !== undefined) {
        notebook.run(
          `insert or ignore into about values (?, ?, ?)`,
          details.depositId,
          id,
          template,
        );
      }
      const owner = ownerAfter(entry);
      if (owner !== undefined && details.depositId !== undefined) {
        notebook.run(`insert or replace into owners values (?, ?)`, details.depositId, owner);
      }
    },
    close: async () => {
      await notebook.copy(books, ABOUT, 'stored_about');
      await notebook.copy(books, DEPOSITS, 'stored_deposits');
      await notebook.copy(books, LINES, 'stored_lines');
      await notebook.copy(books, FACES, 'stored_faces');
      compare(desk, COMPARISONS);
      count('deposits', rowsOf(desk, 'stored_deposits'));
    },
  };
}

/** The wallet that a deposit belongs to after this transfer, `unclaimed` for nobody's, undefined where it stays. */
function ownerAfter({ document, legs }: Entry): string | undefined {
  const { template, details } = document;
  const isMoved = template === '26' && /^(moved|made-good)/.test(details.step ?? '');
  if (!/^(1|2|4|23|24)$/.test(template) && !isMoved) return undefined;
  const account =
    firstAccount(legs, 'dep:pending:', 'credit') ??
    firstAccount(legs, 'pts:avail:', 'credit') ??
    firstAccount(legs, 'dep:unclaimed:', 'credit');
  if (account === undefined) return undefined;
  return account.startsWith('dep:unclaimed:') ? 'unclaimed' : account.split(':')[2];
}

/** The currency whose coins an entry moves. */
const coinsOf = ({ legs }: Entry): string =>
  legs.find((leg) => leg.account.startsWith('dep:') || leg.account.startsWith('cash:kiosk:'))
    ?.commodity ?? '';

const LINE = 'amount, many, aside, aside_many, matured, points';
const TABLES = `
  create table lines (
    deposit text, currency text, amount integer, many integer, aside integer, aside_many integer,
    matured integer, points integer, primary key (deposit, currency)
  ) without rowid;
  create table faces (
    deposit text, currency text, face integer, many integer, primary key (deposit, currency, face)
  ) without rowid;
  create table about (deposit text, id text, template text, primary key (deposit, id)) without rowid;
  create table stored_about (deposit text, id text, primary key (deposit, id)) without rowid;
  create table asides (id text primary key, faces text) without rowid;
  create table owners (deposit text primary key, owner text) without rowid;
  create table stored_deposits (id text primary key, kiosk, owner, state) without rowid;
  create table stored_lines (
    deposit text, currency text, ${LINE}, primary key (deposit, currency)
  ) without rowid;
  create table stored_faces (
    deposit text, currency text, face integer, many, primary key (deposit, currency, face)
  ) without rowid`;

const ADD_LINE = `
  insert into lines values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (deposit, currency) do update
     set amount = amount + excluded.amount, many = many + excluded.many,
         aside = aside + excluded.aside, aside_many = aside_many + excluded.aside_many,
         matured = matured + excluded.matured, points = points + excluded.points`;

const ADD_FACE = `
  insert into faces values (?, ?, ?, ?)
      on conflict (deposit, currency, face) do update set many = many + excluded.many`;

const ABOUT = `select deposit_id, transfer_id from deposit_transfers`;
const DEPOSITS = `select id, kiosk_id, coalesce(wallet_id, owner) as owner, state from deposits`;
const LINES = `
  select deposit_id, currency, amount_minor, coin_count, aside_minor, aside_count, matured_minor,
         matured_points
    from deposit_lines`;
const FACES = `select deposit_id, currency, face_minor, coin_count from deposit_faces`;

const TEXT = (line: string): string =>
  LINE.split(', ')
    .map((column) => `coalesce(${line}.${column}, 0)`)
    .join(` || ' ' || `);

/** What waits in the deposits of an owner, as the balance of an account. */
const WAITING = (owner: string, start: string, whose: string): string =>
  againstAccounts(
    start,
    `select '${start}' || ${owner} || ':' || currency as account, matured - amount as amount
       from stored_lines join stored_deposits on id = deposit where ${whose}`,
  );

const stands: Sentence = (id, stored, derived) =>
  `The deposits behind ${id} have ${stored} waiting, the account has ${derived}.`;
const COMPARISONS: readonly Comparison[] = [
  [
    `select coalesce(l.deposit, s.deposit) || ' (' || coalesce(l.currency, s.currency) || ')' as id,
            ${TEXT('s')} as stored, ${TEXT('l')} as derived
       from lines l full join stored_lines s on s.deposit = l.deposit and s.currency = l.currency
      where ${TEXT('s')} <> ${TEXT('l')}`,
    (id, stored, derived) =>
      `Deposit ${id} is stored with amount, coins, aside, matured ${stored}; the log says ${derived}.`,
  ],
  [
    `select coalesce(f.deposit, s.deposit) || ' (' || coalesce(f.currency, s.currency) || ' ' ||
            coalesce(f.face, s.face) || ')' as id,
            coalesce(s.many, 0) as stored, coalesce(f.many, 0) as derived
       from faces f
       full join stored_faces s on s.deposit = f.deposit and s.currency = f.currency and s.face = f.face
      where coalesce(s.many, 0) <> coalesce(f.many, 0)`,
    (id, stored, derived) =>
      `Deposit ${id} is stored with ${stored} coins; the log has ${derived}.`,
  ],
  [
    `select o.deposit as id, coalesce(s.owner, 'missing') as stored, o.owner as derived
       from owners o left join stored_deposits s on s.id = o.deposit
      where s.owner is not o.owner`,
    (id, stored, derived) =>
      `Deposit ${id} is stored as ${stored}'s; the log gives it to ${derived}.`,
  ],
  [
    `select d.id, d.state as stored, sum(l.amount - l.matured) as derived
       from stored_deposits d join stored_lines l on l.deposit = d.id
      where d.state = 'matured' group by d.id having sum(l.amount - l.matured) <> 0`,
    (id, stored, derived) => `Deposit ${id} is ${stored}, and ${derived} of it has not matured.`,
  ],
  [
    `select coalesce(s.id, a.id) as id, s.deposit as stored, a.deposit as derived
       from about a full join stored_about s on s.deposit = a.deposit and s.id = a.id
      where a.id is null or (s.id is null and a.template in ('1', '2', '4', '5', '6'))`,
    (id, stored, derived) =>
      `Transfer ${id} is found by deposit ${stored}; the log says it is about ${derived}.`,
  ],
  [WAITING('owner', 'dep:pending:', `owner not in ('unclaimed', 'suspense')`), stands],
  [WAITING('kiosk', 'dep:unclaimed:', `owner = 'unclaimed'`), stands],
];
