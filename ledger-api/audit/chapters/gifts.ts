// Gifts and promotions: each gift is in the state that the log leaves it in, and no promotion gave more than its budget.
import { compare, type Comparison, rowsOf } from '../compare.ts';
import type { Chapter, Desk } from '../desk.ts';
import { creditOn, walletIn } from '../legs.ts';

export function giftsChapter(desk: Desk): Chapter {
  const { books, notebook, count } = desk;
  return {
    name: 'gifts and promotions',
    open: async () => notebook.rule(TABLES),
    read: ({ document, legs }) => {
      const { template, details } = document;
      const { kind = '', id = '' } = details.subject ?? {};
      if (template === '18' && kind === 'gift') {
        const offered = details.step === 'offered' ? creditOn(legs, 'pts:held:') : 0n;
        const giver = details.step === 'offered' ? walletIn(legs, 'debit') : '';
        const receiver = details.step === 'accepted' ? walletIn(legs, 'credit') : '';
        notebook.run(STEP, id, offered, details.step ?? '', giver, receiver);
      }
      if (template === '22' && kind === 'promotion') {
        notebook.run(GRANT, id, creditOn(legs, 'pts:avail:'));
      }
    },
    close: async () => {
      await notebook.copy(books, GIFTS, 'gifts');
      await notebook.copy(books, PROMOTIONS, 'promotions');
      compare(desk, COMPARISONS);
      count('gifts', rowsOf(desk, 'gifts'));
    },
  };
}

const TABLES = `
  create table given (
    id text primary key, points integer, state text, giver text, receiver text
  ) without rowid;
  create table gifts (
    id text primary key, points integer, state text, giver text, receiver text
  ) without rowid;
  create table granted (id text primary key, points integer) without rowid;
  create table promotions (id text primary key, points integer, funded integer) without rowid`;

const STEP = `
  insert into given values (?, ?, ?, ?, ?)
      on conflict (id) do update
     set points = points + excluded.points, state = excluded.state,
         giver = giver || excluded.giver, receiver = receiver || excluded.receiver`;
const GRANT = `
  insert into granted values (?, ?)
      on conflict (id) do update set points = points + excluded.points`;

const GIFTS = `select id, points, state, giver_id, coalesce(receiver_id, '') from gifts`;
const PROMOTIONS = `select id, granted_points, funded_points from promotions`;

const TEXT = (gift: string): string =>
  `coalesce(${gift}.points || ' ' || ${gift}.state, 'missing')`;
/** Who gave, and who has it. */
const WHO = (gift: string): string => `${gift}.giver || ' to ' || ${gift}.receiver`;
const COMPARISONS: readonly Comparison[] = [
  [
    `select coalesce(g.id, s.id) as id, ${TEXT('s')} as stored, ${TEXT('g')} as derived
       from given g full join gifts s on s.id = g.id where ${TEXT('s')} <> ${TEXT('g')}`,
    (id, stored, derived) => `Gift ${id} is stored as ${stored}; the log says ${derived}.`,
  ],
  [
    `select s.id, ${WHO('s')} as stored, ${WHO('g')} as derived
       from given g join gifts s on s.id = g.id where ${WHO('s')} <> ${WHO('g')}`,
    (id, stored, derived) => `Gift ${id} is stored as one of ${stored}; the log says ${derived}.`,
  ],
  [
    `select coalesce(g.id, p.id) as id, coalesce(p.points, 0) as stored,
            coalesce(g.points, 0) as derived
       from granted g full join promotions p on p.id = g.id
      where coalesce(p.points, 0) <> coalesce(g.points, 0) or g.points > p.funded`,
    (id, stored, derived) =>
      `Promotion ${id} is stored with ${stored} points granted; the log granted ${derived}.`,
  ],
];
