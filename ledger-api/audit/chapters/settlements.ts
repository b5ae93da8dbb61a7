// I7: what shops are owed, line by line from the log; each line in exactly one settlement, each settlement paid once.
import { againstAccounts, compare, type Comparison, rowsOf } from '../compare.ts';
import type { Chapter, Desk, Entry } from '../desk.ts';
import { creditOn, debitOn, firstAccount } from '../legs.ts';
import { numberOf, textOf } from '../reader.ts';

export function settlementsChapter(desk: Desk): Chapter {
  const { books, notebook, differ, count } = desk;
  return {
    name: 'settlements',
    open: async () => notebook.rule(TABLES),
    read: (entry) => {
      const { document, position, legs } = entry;
      const { template, details } = document;
      const step = details.step ?? '';
      if (template === '16') {
        const amount = debitOn(legs, 'partner:payable:');
        notebook.run(STEP, details.shopId ?? '', details.subject?.id ?? '', step, amount);
      }
      const payable = firstAccount(legs, PAYABLE, 'credit') ?? firstAccount(legs, PAYABLE, 'debit');
      // A refund as large as the fee that falls with it changes nothing that is owed, and is a line all the same.
      const refunding = template === '15' ? details.shopId : undefined;
      const shop = payable?.slice(PAYABLE.length) ?? refunding;
      const isSettling = template === '16' && step !== 'rejected';
      if (shop === undefined || shop === DONATIONS || isSettling || position === undefined) return;
      const net = creditOn(legs, `${PAYABLE}${shop}`);
      const fee = creditOn(legs, 'fee:income:PTS');
      notebook.run(OWE, shop, BigInt(position), kindOf(entry), net + fee, fee, net);
    },
    close: async () => {
      let through = 0;
      for await (const row of books.rows(FOLLOWED)) through = Number(textOf(row.value));
      notebook.run(`delete from owed where position > ?`, BigInt(through));
      await notebook.copy(books, MOVEMENTS, 'movements');
      await notebook.copy(books, SETTLEMENTS, 'settlements');
      compare(desk, COMPARISONS);
      for (const row of notebook.all(`select * from settlements order by shop, through`)) {
        const shop = textOf(row.shop);
        const before = notebook.one(LAST_BEFORE, shop, row.through!);
        const after = before?.through === null || !before ? 0 : numberOf(before.through);
        if (numberOf(row.after) !== after) {
          differ(
            `Settlement ${shop}/${textOf(row.run)} begins behind ${String(row.after)}, the one before ends at ${after}.`,
          );
        }
      }
      count('settlements', rowsOf(desk, 'settlements'));
    },
  };
}

const kindOf = ({ document: { template } }: Entry): string =>
  ({ 13: 'capture', '13d': 'capture', 15: 'refund', 16: 'returned' })[template as string] ??
  'correction';

const PAYABLE = 'partner:payable:';
/** Owed to good causes until it is passed on to the charity, which has a statement. */
const DONATIONS = 'donations';
const LINE = 'kind, gross, fee, net';
const TABLES = `
  create table owed (shop text, position integer, ${LINE}, primary key (shop, position)) without rowid;
  create table movements (shop text, position integer, ${LINE}, primary key (shop, position)) without rowid;
  create table settling (
    shop text, run text, step text, amount integer, primary key (shop, run, step)
  ) without rowid;
  create table settlements (
    shop text, run text, state text, after integer, through integer, gross, refunds, fee, carried, net,
    primary key (shop, run)
  ) without rowid`;

const STEP = `insert or ignore into settling values (?, ?, ?, ?)`;
const OWE = `insert into owed values (?, ?, ?, ?, ?, ?)`;
const FOLLOWED = `select value from facts where name = 'shops-followed-through'`;
const MOVEMENTS = `
  select shop_id, position, kind, gross_points, fee_points, net_points from shop_movements`;
const SETTLEMENTS = `
  select shop_id, run_id, state, after_position, through_position, gross, refunds, fee, carried, net
    from settlements`;
const LAST_BEFORE = `select max(through) as through from settlements where shop = ? and through < ?`;

const TEXT = (line: string): string =>
  `coalesce(${line}.kind || ' ' || ${line}.gross || ' ' || ${line}.fee || ' ' || ${line}.net, 'nothing')`;
const SUM = (kinds: string, of: string): string =>
  `coalesce(sum(case when kind in (${kinds}) then ${of} end), 0)`;

const COMPARISONS: readonly Comparison[] = [
  [
    `select coalesce(o.shop, m.shop) || ' at ' || coalesce(o.position, m.position) as id,
            ${TEXT('m')} as stored, ${TEXT('o')} as derived
       from owed o full join movements m on m.shop = o.shop and m.position = o.position
      where ${TEXT('m')} <> ${TEXT('o')}`,
    (id, stored, derived) =>
      `What is owed to shop ${id} is stored as ${stored} (gross, fee, net); the log says ${derived}.`,
  ],
  [
    `select s.shop || '/' || s.run as id,
            s.gross || ' ' || s.refunds || ' ' || s.fee || ' ' || s.carried || ' ' || s.net as stored,
            (select ${SUM(`'capture'`, 'gross')} || ' ' || ${SUM(`'refund'`, '-gross')} || ' ' ||
                    ${SUM(`'capture', 'refund'`, 'fee')} || ' ' ||
                    ${SUM(`'returned', 'correction'`, 'net')} || ' ' || coalesce(sum(net), 0)
               from owed o
              where o.shop = s.shop and o.position > s.after and o.position <= s.through) as derived
       from settlements s where stored <> derived`,
    (id, stored, derived) =>
      `Settlement ${id} is stored as ${stored} (gross, refunds, fee, carried, net); its lines sum to ${derived}.`,
  ],
  [
    `select coalesce(s.shop, t.shop) || '/' || coalesce(s.run, t.run) as id, s.net as stored,
            t.amount as derived
       from settlements s
       full join (select * from settling where step = 'settled') t on t.shop = s.shop and t.run = s.run
      where s.net is not t.amount`,
    (id, stored, derived) =>
      `Settlement ${id} is stored with ${stored}; its transfer settles ${derived}.`,
  ],
  [
    `select s.shop || '/' || s.run as id, s.state as stored,
            coalesce((select group_concat(step, ', ') from settling t
                       where t.shop = s.shop and t.run = s.run and step <> 'settled'), 'nothing more') as derived
       from settlements s
      where (s.state = 'open' and derived <> 'nothing more') or (s.state = 'paid' and derived <> 'paid')
         or (s.state = 'rejected' and derived not in ('rejected', 'paid, rejected, returned'))`,
    (id, stored, derived) => `Settlement ${id} is stored as ${stored}; the log knows ${derived}.`,
  ],
  [
    againstAccounts(
      'settle:clearing:',
      `select 'settle:clearing:' || shop || ':' || run as account, -net as amount from settlements
        where state = 'open'`,
    ),
    (id, stored, derived) =>
      `The settlement behind ${id} has ${stored} open, the account has ${derived}.`,
  ],
];
