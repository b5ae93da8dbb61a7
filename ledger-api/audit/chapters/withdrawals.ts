// I13: every withdrawal is in the state that the log leaves it in, and what is on its way to a bank is exactly that.
import { againstAccounts, compare, type Comparison, rowsOf } from '../compare.ts';
import type { Chapter, Desk } from '../desk.ts';
import { creditOn, walletIn } from '../legs.ts';

export function withdrawalsChapter(desk: Desk): Chapter {
  const { books, notebook, count } = desk;
  return {
    name: 'withdrawals',
    open: async () => notebook.rule(TABLES),
    read: ({ id, document, legs }) => {
      const { template, details } = document;
      if (template !== '17') return;
      const subject = details.subject?.id ?? '';
      const points = details.step === 'requested' ? creditOn(legs, 'pts:held:') : 0n;
      const fee = details.step === 'sent' ? creditOn(legs, 'fee:income:KRW') : 0n;
      const wallet = details.step === 'requested' ? walletIn(legs, 'debit') : '';
      notebook.run(STEP, subject, details.step ?? '', id, wallet, points, fee);
    },
    close: async () => {
      await notebook.copy(books, STORED, 'withdrawals');
      compare(desk, COMPARISONS);
      count('withdrawals', rowsOf(desk, 'withdrawals'));
    },
  };
}

const TABLES = `
  create table withdrawal_steps (
    withdrawal text, step text, id text, wallet text, points integer, fee integer,
    primary key (withdrawal, step, id)
  ) without rowid;
  create table withdrawals (
    id text primary key, wallet text, state text, points integer, fee integer
  ) without rowid`;

const STEP = `insert into withdrawal_steps values (?, ?, ?, ?, ?, ?)`;
const STORED = `select id, wallet_id, state, points, fee_minor from withdrawals`;

const HAS = (step: string): string =>
  `exists (select 1 from withdrawal_steps t where t.withdrawal = w.id and t.step = '${step}')`;
/** An answer that the bank does not know moves nothing: the log still says that it was sent. */
const STATE = `
  case when ${HAS('failed')} or ${HAS('refused')} then 'failed' when ${HAS('paid')} then 'paid'
       when ${HAS('sent')} then 'sent' when ${HAS('requested')} then 'requested' else 'nothing' end`;

const COMPARISONS: readonly Comparison[] = [
  [
    `select w.id, w.state as stored, ${STATE} as derived from withdrawals w
      where case w.state when 'unknown' then 'sent' else w.state end <> ${STATE}`,
    (id, stored, derived) => `Withdrawal ${id} is stored as ${stored}; the log says ${derived}.`,
  ],
  [
    `select w.id, w.points || ' less ' || w.fee as stored, t.points || ' less ' || t.fee as derived
       from withdrawals w
       join (select withdrawal, sum(points) as points, sum(fee) as fee, max(step = 'sent') as is_sent
               from withdrawal_steps group by withdrawal) t on t.withdrawal = w.id
      where w.points <> t.points or (t.is_sent and w.fee <> t.fee)`,
    (id, stored, derived) => `Withdrawal ${id} is stored with ${stored}; the log says ${derived}.`,
  ],
  [
    `select w.id, w.wallet as stored, t.wallet as derived
       from withdrawals w join withdrawal_steps t on t.withdrawal = w.id
      where t.wallet <> '' and t.wallet <> w.wallet`,
    (id, stored, derived) =>
      `Withdrawal ${id} is stored for wallet ${stored}; the log took the points from ${derived}.`,
  ],
  [
    `select distinct t.withdrawal as id, 'missing' as stored, '' as derived
       from withdrawal_steps t left join withdrawals w on w.id = t.withdrawal where w.id is null`,
    (id) => `Withdrawal ${id} is in the log and not stored.`,
  ],
  [
    againstAccounts(
      'wd:clearing:',
      `select 'wd:clearing:' || id as account, fee - points as amount from withdrawals
        where state in ('sent', 'unknown')`,
    ),
    (id, stored, derived) =>
      `The withdrawal behind ${id} has ${stored} on its way, the account has ${derived}.`,
  ],
];
