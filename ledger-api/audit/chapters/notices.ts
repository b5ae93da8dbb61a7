// What holders were told of their money: each such notice follows from a transfer, and nobody was left untold.
import { canonicalText } from '../../contract/canonical-json.ts';
import { compare, type Comparison, rowsOf } from '../compare.ts';
import type { Chapter, Desk, Entry } from '../desk.ts';
import type { Entry as Row } from '../notebook.ts';
import { creditOn, firstAccount } from '../legs.ts';

export function noticesChapter(desk: Desk): Chapter {
  const { books, notebook, count } = desk;
  return {
    name: 'notices',
    open: async () => notebook.rule(TABLES),
    read: (entry) => {
      const { template, details } = entry.document;
      if (template === '17' && details.step === 'requested') {
        const wallet = walletOf(firstAccount(entry.legs, HELD, 'credit'));
        notebook.run(ASK, details.subject?.id ?? '', wallet, creditOn(entry.legs, HELD));
      }
      const due = noticeOf(entry, (id) => notebook.one(ASKED, id));
      if (due) notebook.run(ADD, due.wallet, due.key, due.kind, canonicalText(due.facts));
    },
    close: async () => {
      await notebook.copy(books, STORED, 'kept_notices');
      compare(desk, COMPARISONS);
      count('notices of money', rowsOf(desk, 'kept_notices'));
    },
  };
}

type Asked = (withdrawal: string) => Row | undefined;
type Due = Readonly<{
  wallet: string;
  key: string;
  kind: string;
  facts: Readonly<Record<string, string>>;
}>;

/** The notice that a transfer owes to a holder; `asked` tells who wanted a withdrawal, and how much. */
function noticeOf({ id, document, legs }: Entry, asked: Asked): Due | undefined {
  const { template, details } = document;
  const { step = '', reverses = '', subject } = details;
  const of = subject?.id ?? '';
  const gained = String(creditOn(legs, 'pts:avail:'));
  const to = walletOf(firstAccount(legs, 'pts:avail:', 'credit'));
  switch (template) {
    case '17': {
      if (step !== 'paid' && !reverses.endsWith('/requested')) return undefined;
      const by = asked(of);
      const kind = step === 'paid' ? 'withdrawal-paid' : 'withdrawal-failed';
      const facts = { points: String(by?.points ?? 0), withdrawalId: of };
      return { wallet: String(by?.wallet ?? ''), key: `withdrawal ${of}`, kind, facts };
    }
    case '18': {
      if (step !== 'accepted' && step !== 'lapsed') return undefined;
      const wallet = walletOf(firstAccount(legs, HELD, 'debit'));
      const kind = step === 'accepted' ? 'gift-accepted' : 'gift-returned';
      return { wallet, key: `gift ${of} ${kind}`, kind, facts: { giftId: of, points: gained } };
    }
    case '22': {
      if (subject?.kind !== 'promotion') return undefined;
      const key = `promotion ${id.split('/').at(-1)}`;
      return { wallet: to, key, kind: 'promotion', facts: { points: gained, promotionId: of } };
    }
    default:
      return undefined;
  }
}

const HELD = 'pts:held:';
const walletOf = (account: string | undefined): string => account?.split(':')[2] ?? '';

const NOTICE = 'wallet text, key text, kind text, facts text, primary key (wallet, key)';
const TABLES = `
  create table asked (id text primary key, wallet text, points integer) without rowid;
  create table due_notices (${NOTICE}) without rowid;
  create table kept_notices (${NOTICE}) without rowid`;

const ASK = `insert or ignore into asked values (?, ?, ?)`;
const ASKED = `select wallet, points from asked where id = ?`;
const ADD = `insert or ignore into due_notices values (?, ?, ?, ?)`;

/** Those about money that moved. The others tell of what was said, or of what time will do. */
const STORED = `
  select wallet_id, key, kind, facts from holder_notices
   where kind in ('withdrawal-paid', 'withdrawal-failed', 'gift-accepted', 'gift-returned', 'promotion')`;

const TEXT = (notice: string): string =>
  `coalesce(${notice}.kind || ' ' || ${notice}.facts, 'nothing')`;
const COMPARISONS: readonly Comparison[] = [
  [
    // Whoever has left is told nothing any more, and what they were told is erased.
    `select coalesce(d.wallet, k.wallet) || ' (' || coalesce(d.key, k.key) || ')' as id,
            ${TEXT('k')} as stored, ${TEXT('d')} as derived
       from due_notices d full join kept_notices k on k.wallet = d.wallet and k.key = d.key
      where stored <> derived
        and (k.key is not null or d.wallet not in (select wallet from closed_wallets))`,
    (id, stored, derived) => `Wallet ${id} was told ${stored}; the log says ${derived}.`,
  ],
];
