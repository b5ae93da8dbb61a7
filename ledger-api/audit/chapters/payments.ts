// I6: every redemption, from its authorisation to its refunds, derived from the log; fees by the policy they name.
import { compare, type Comparison, rowsOf } from '../compare.ts';
import { type Chapter, type Desk, type Entry, named } from '../desk.ts';
import { creditOn, debitOn, walletIn } from '../legs.ts';
import { bigOf } from '../reader.ts';

export function paymentsChapter(desk: Desk): Chapter {
  const { books, notebook, differ, count } = desk;
  const judgeFee = (entry: Entry, points: bigint, stood: bigint): void => {
    const stamp = entry.document.details.policies?.find((one) => one.name === 'fee');
    const rate = stamp && FEES.get(stamp.version);
    if (!rate) return differ(`${named(entry)} names a fee policy that the auditor does not know.`);
    const fee = creditOn(entry.legs, 'fee:income:');
    const right = nearest(stood + points, rate) - nearest(stood, rate);
    if (fee !== right) differ(`${named(entry)} takes a fee of ${fee}, its policy says ${right}.`);
  };
  return {
    name: 'payments',
    open: async () => notebook.rule(TABLES),
    read: (entry) => {
      const { legs, document } = entry;
      const { template, details } = document;
      if (!/^(12|13|13d|14|15)$/.test(template)) return;
      const id = details.subject?.id ?? '';
      const shop = details.shopId ?? '';
      const before = notebook.one(`select * from payments where shop = ? and id = ?`, shop, id);
      const stands = before ? bigOf(before.captured) - bigOf(before.refunded) : 0n;
      const taken = creditOn(legs, 'partner:payable:') + creditOn(legs, 'fee:income:');
      const isBegun = template === '12' || template === '13d';
      if (isBegun === (before !== undefined)) {
        return differ(
          `${named(entry)} ${isBegun ? 'begins a payment again' : 'goes on with a payment that never began'}.`,
        );
      }
      const payable = legs.filter((leg) => leg.account.startsWith('partner:payable:'));
      if (payable.some((leg) => leg.account !== `partner:payable:${shop}`)) {
        differ(`${named(entry)} pays another shop than ${shop}.`);
      }
      if (taken !== 0n) judgeFee(entry, taken, stands);
      const isCapture = template === '13' || template === '13d';
      if (isCapture && before && bigOf(before.captures) > 0n)
        differ(`${named(entry)} captures a second time.`);
      const authorised =
        template === '12'
          ? creditOn(legs, 'pts:held:')
          : template === '13d'
            ? debitOn(legs, 'pts:avail:')
            : 0n;
      const released = template === '13' || template === '14' ? creditOn(legs, 'pts:avail:') : 0n;
      const [captured, refunded] = isCapture ? [taken, 0n] : [0n, -taken];
      const wallet = isBegun ? walletIn(legs, 'debit') : '';
      const sums = [authorised, captured, refunded, released, isCapture ? 1n : 0n];
      notebook.run(ADD, shop, id, wallet, ...sums);
    },
    close: async () => {
      await notebook.copy(books, STORED, 'stored_payments');
      compare(desk, COMPARISONS);
      count('redemptions', rowsOf(desk, 'stored_payments'));
    },
  };
}

/** What shops pay, by the version of the policy; a version is never edited. */
const FEES: ReadonlyMap<number, Readonly<{ num: bigint; den: bigint }>> = new Map([
  [1, { num: 1n, den: 100n }],
]);

/** Whole points, half to even; never below zero here. */
function nearest(points: bigint, { num, den }: Readonly<{ num: bigint; den: bigint }>): bigint {
  const floor = (points * num) / den;
  const over = 2n * (points * num - floor * den);
  return over > den || (over === den && floor % 2n === 1n) ? floor + 1n : floor;
}

const TABLES = `
  create table payments (
    shop text, id text, wallet text, authorised integer, captured integer, refunded integer, released integer,
    captures integer, primary key (shop, id)
  ) without rowid;
  create table stored_payments (
    shop text, id text, wallet text, state text, points integer, captured integer, refunded integer,
    primary key (shop, id)
  ) without rowid`;

const ADD = `
  insert into payments values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (shop, id) do update
     set captured = captured + excluded.captured, refunded = refunded + excluded.refunded,
         released = released + excluded.released, captures = captures + excluded.captures`;

const STORED = `
  select shop_id, id, wallet_id, state, points, captured_points, refunded_points from redemptions`;

/** The state that the log leaves a payment in; before it has begun there, the row may say what it likes of that. */
const STATE = `
  case when p.id is null then 'not begun' when p.captures > 0 then 'captured'
       when p.released > 0 then 'released' else 'authorised' end`;
const STORED_STATE = `
  case when s.state in ('awaiting-holder', 'declined') then 'not begun'
       when s.state in ('voided', 'lapsed') then case when p.id is null then 'not begun' else 'released' end
       else s.state end`;

const COMPARISONS: readonly Comparison[] = [
  [
    `select s.id, ${STORED_STATE} || ' ' || s.captured || ' ' || s.refunded as stored,
            ${STATE} || ' ' || coalesce(p.captured, 0) || ' ' || coalesce(p.refunded, 0) as derived
       from stored_payments s left join payments p on p.shop = s.shop and p.id = s.id
      where stored <> derived`,
    (id, stored, derived) =>
      `Redemption ${id} is stored as ${stored} (captured, refunded); the log says ${derived}.`,
  ],
  [
    `select p.id, 'missing' as stored, p.authorised as derived
       from payments p left join stored_payments s on s.shop = p.shop and s.id = p.id
      where s.id is null`,
    (id, _, derived) => `Redemption ${id} of ${derived} points is in the log and not stored.`,
  ],
  [
    `select p.id, s.points as stored, p.authorised as derived
       from payments p join stored_payments s on s.shop = p.shop and s.id = p.id
      where s.points <> p.authorised`,
    (id, stored, derived) =>
      `Redemption ${id} is stored with ${stored} points, ${derived} were authorised.`,
  ],
  [
    `select p.id, s.wallet as stored, p.wallet as derived
       from payments p join stored_payments s on s.shop = p.shop and s.id = p.id
      where s.wallet <> p.wallet`,
    (id, stored, derived) =>
      `Redemption ${id} is stored for wallet ${stored}; the log took the points from ${derived}.`,
  ],
  [
    `select id, captured + released as stored, authorised as derived from payments
      where captured + released not in (0, authorised) or refunded > captured`,
    (id, stored, derived) =>
      `Redemption ${id}: ${stored} points were captured or released of ${derived}, or more refunded than captured.`,
  ],
];
