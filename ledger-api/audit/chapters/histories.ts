// What holders see of their money: every line of a wallet's history follows from a transfer, and every transfer is told.
import { compare, type Comparison, rowsOf } from '../compare.ts';
import type { Chapter, Desk, Entry } from '../desk.ts';
import { creditOn, debitOn, firstAccount } from '../legs.ts';
import { bigOf, optionalText, textOf } from '../reader.ts';

export function historiesChapter(desk: Desk): Chapter {
  const { books, notebook, count } = desk;
  return {
    name: 'histories',
    open: async () => notebook.rule(TABLES),
    read: (entry) => {
      for (const { wallet, kind, about, points } of linesOf(entry)) {
        const atMs = kind === 'deposit' ? 0n : BigInt(entry.atMs);
        notebook.run(ADD('told_lines'), wallet, kind, about, atMs, points);
      }
    },
    close: async () => {
      for await (const row of books.rows(STORED)) {
        const [kind, deposit] = [textOf(row.kind), optionalText(row.deposit_id) ?? ''];
        const subject = row.subject_kind === null ? deposit : subjectText(row);
        const about = kind === 'deposit' ? deposit : subject;
        const atMs = kind === 'deposit' ? 0n : bigOf(row.at_ms);
        const [wallet, points] = [textOf(row.wallet_id), bigOf(row.points)];
        if (kind === 'closed') notebook.run(END, wallet);
        // The last line of a closed wallet moves nothing.
        const isLast = kind === 'closed' && points === 0n;
        if (!isLast) notebook.run(ADD('kept_lines'), wallet, kind, about, atMs, points);
      }
      await notebook.copy(books, CLOSED, 'closed_wallets');
      compare(desk, COMPARISONS);
      count('lines of histories', rowsOf(desk, 'kept_lines'));
    },
  };
}

type Line = Readonly<{ wallet: string; kind: string; about: string; points: bigint }>;
type Row = Readonly<Record<string, Parameters<typeof textOf>[0]>>;

const subjectText = (row: Row): string => `${textOf(row.subject_kind)} ${textOf(row.subject_id)}`;

/** The lines that a transfer puts into histories. */
function linesOf({ document, legs }: Entry): readonly Line[] {
  const { template, details } = document;
  const { depositId = '', step = '', reverses, shopId = '', subject } = details;
  const gained = creditOn(legs, AVAILABLE);
  const about = `${subject?.kind ?? ''} ${subject?.id ?? ''}`;
  const to = walletOf(firstAccount(legs, AVAILABLE, 'credit'));
  const from = walletOf(
    firstAccount(legs, AVAILABLE, 'debit') ?? firstAccount(legs, HELD, 'debit'),
  );
  const line = (wallet: string, kind: string, points: bigint, of = about): readonly Line[] => [
    { wallet, kind, about: of, points },
  ];
  switch (template) {
    case '1':
    case '4':
    case '23':
    case '24': {
      const owner = walletOf(firstAccount(legs, PENDING, 'credit'));
      return owner === '' || depositId === '' ? [] : line(owner, 'deposit', 0n, depositId);
    }
    case '5':
    case '6':
      return line(walletOf(firstAccount(legs, PENDING, 'debit')), 'matured', gained, depositId);
    case '13':
    case '13d': {
      const taken = creditOn(legs, 'partner:payable:') + creditOn(legs, 'fee:income:');
      return line(from, 'payment', -taken, `redemption ${shopId}/${subject?.id ?? ''}`);
    }
    case '15':
      return line(to, 'refund', gained, `redemption ${shopId}/${subject?.id ?? ''}`);
    case '17':
      if (step === 'requested') return line(from, 'withdrawal', gained);
      return reverses?.endsWith('/requested') ? line(to, 'withdrawal-returned', gained) : [];
    case '18':
      if (step === 'offered') return line(from, 'gift-sent', gained);
      if (step === 'accepted') return line(to, 'gift-received', gained);
      if (step === 'donated') return line(from, 'closed', -debitOn(legs, AVAILABLE), '');
      // What was given is passed on without a holder.
      return to === '' ? [] : line(to, 'gift-returned', gained);
    case '19':
      return line(from, 'expired', gained, depositId);
    case '22':
      return subject?.kind === 'promotion' ? line(to, 'promotion', gained) : [];
    case '26':
      return disputeLines({ document, legs }, about);
    default:
      return [];
  }
}

/** A deposit that was set aside, given back, or moved to whom it belongs. */
function disputeLines({ document, legs }: Pick<Entry, 'document' | 'legs'>, about: string) {
  const { depositId = '', step = '' } = document.details;
  const points = creditOn(legs, AVAILABLE);
  if (step === 'reserved') {
    const wallet = walletOf(firstAccount(legs, AVAILABLE, 'debit'));
    return [{ wallet, kind: 'reserved', about, points }];
  }
  const account = firstAccount(legs, AVAILABLE, 'credit') ?? firstAccount(legs, PENDING, 'credit');
  const wallet = walletOf(account);
  if (step === 'released') return [{ wallet, kind: 'released', about, points }];
  if (depositId === '') return [{ wallet, kind: 'correction', about, points }];
  const deposit: Line = { wallet, kind: 'deposit', about: depositId, points: 0n };
  return points > 0n ? [deposit, { wallet, kind: 'correction', about, points }] : [deposit];
}

const AVAILABLE = 'pts:avail:';
const HELD = 'pts:held:';
const PENDING = 'dep:pending:';

/** The wallet in the name of one of its accounts. */
const walletOf = (account: string | undefined): string => account?.split(':')[2] ?? '';

const TABLES = ['told_lines', 'kept_lines']
  .map(
    (table) => `
  create table ${table} (
    wallet text, kind text, about text, at integer, points integer, lines integer,
    primary key (wallet, kind, about, at)
  ) without rowid;`,
  )
  .concat(
    'create table ended_histories (wallet text primary key) without rowid;',
    'create table closed_wallets (wallet text primary key, at integer) without rowid',
  )
  .join('');

/** A deposit is told once however often its coins come; what a correction consists of is one line. */
const ADD = (table: string): string => `
  insert into ${table} values (?, ?, ?, ?, ?, 1)
      on conflict (wallet, kind, about, at) do update
     set points = points + excluded.points,
         lines = case when kind in ('deposit', 'correction') then 1 else lines + 1 end`;

const END = `insert or ignore into ended_histories values (?)`;

const STORED = `
  select wallet_id, kind, deposit_id, subject_kind, subject_id, at_ms, points from wallet_entries`;

/** A closed wallet has no number any more. */
const CLOSED = `select id, opened_at_ms from wallets where length(phone_cipher) = 0`;

const TEXT = (line: string): string => `
  coalesce(${line}.points || ' points in ' || ${line}.lines || ' line(s)', 'nothing')`;
const COMPARISONS: readonly Comparison[] = [
  [
    `select coalesce(t.wallet, s.wallet) || ' (' || coalesce(t.kind, s.kind) || ' ' ||
            coalesce(t.about, s.about) || ')' as id,
            ${TEXT('s')} as stored, ${TEXT('t')} as derived
       from told_lines t
       full join kept_lines s
         on s.wallet = t.wallet and s.kind = t.kind and s.about = t.about and s.at = t.at
      where stored <> derived`,
    (id, stored, derived) =>
      `The history of wallet ${id} is stored with ${stored}; the log says ${derived}.`,
  ],
  [
    `select coalesce(c.wallet, s.wallet) as id, count(s.wallet) as stored, count(c.wallet) as derived
       from closed_wallets c
       full join ended_histories s on s.wallet = c.wallet
      group by 1 having count(s.wallet) <> count(c.wallet)`,
    (id, stored) =>
      `Wallet ${id} ${stored === '0' ? 'is closed, and its history does not say so' : 'is closed by its history only'}.`,
  ],
];
