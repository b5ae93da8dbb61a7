// Changes of points, payments and what is owed for them.
import type { Tampering } from './tampering.ts';

export const POINT_TAMPERINGS: readonly Tampering[] = [
  {
    name: 'a lot, added',
    sql: `insert into lots select 'gift', wallet_id, null, opened_at_ms, expires_at_ms, 500, 500, 0, 1 from lots limit 1`,
    found: /Lot gift of 500 points is stored, and no transfer opened it[^]*points to spend/,
  },
  {
    name: 'the expiry of a lot',
    sql: `update lots set expires_at_ms = expires_at_ms + 1 where id = (select min(id) from lots)`,
    found: /Lot .* is stored as .*; the log says/,
  },
  {
    name: 'a lot, taken away',
    sql: `delete from lots where id = (select max(id) from lots)`,
    found: /is in the log and not stored/,
  },
  {
    name: 'a hold, closed without a transfer',
    sql: `update holds set state = 'resolved' where state = 'open'`,
    found: /Hold .* is stored as .* resolved/,
  },
  {
    name: 'a redemption, captured for more',
    sql: `update redemptions set captured_points = captured_points + 1 where state = 'captured' and captured_points < points`,
    found: /Redemption .* is stored as captured/,
  },
  {
    name: 'what a shop is owed',
    sql: `update shop_movements set net_points = net_points + 1`,
    found: /What is owed to shop .* is stored as/,
  },
  {
    name: 'a settlement',
    sql: `update settlements set gross = gross + 100, net = net + 100`,
    found: /Settlement .* is stored as [^]*its transfer settles/,
  },
  {
    name: 'a settlement, said to be paid',
    sql: `update settlements set state = 'paid'`,
    found: /Settlement .* is stored as paid; the log knows nothing more/,
  },
  {
    name: 'a withdrawal that nobody asked for',
    sql: `insert into withdrawals (id, wallet_id, state, points, fee_minor, policy_name, policy_version, payee_cipher,
      requested_at_ms, sent_at_ms)
      select 'w', id, 'sent', 5000, 300, 'withdrawal', 1, x'00', 0, 1 from wallets limit 1`,
    found:
      /Withdrawal w is stored as sent; the log says nothing[^]*wd:clearing:w has -4700 on its way/,
  },
  {
    name: 'whose a redemption is',
    sql: `update redemptions set wallet_id = (select max(id) from wallets where id <> wallet_id)`,
    found: /Redemption .* is stored for wallet .*; the log took the points from/,
  },
  {
    name: 'a gift of nobody',
    sql: `insert into gifts
      select 'g', id, '', x'', x'', 'accepted', 700, 0, 0, 0, id from wallets limit 1`,
    found: /Gift g is stored as 700 accepted; the log says missing/,
  },
  {
    name: 'what a promotion has granted',
    sql: `insert into promotions values ('p', 'spring', 1000, 400, 100, 0, 1)`,
    found: /Promotion p is stored with 400 points granted; the log granted 0/,
  },
  {
    name: 'a line of a history, taken away',
    sql: `delete from wallet_entries where kind = 'refund'`,
    found:
      /The history of wallet .* \(refund redemption .*\) is stored with nothing; the log says 100 points/,
  },
  {
    name: 'the points of a line of a history',
    sql: `update wallet_entries set points = points - 1 where kind = 'payment'`,
    found:
      /The history of wallet .* \(payment .*\) is stored with -301 points .*; the log says -300/,
  },
  {
    name: 'whose history a line is in',
    sql: `update wallet_entries set entry_number = entry_number + 500,
      wallet_id = (select max(id) from wallets where id <> wallet_id) where kind = 'matured'`,
    found: /is stored with nothing; the log says[^]*; the log says nothing/,
  },
  {
    name: 'when a line of a history was',
    sql: `update wallet_entries set at_ms = at_ms + 1 where kind = 'payment'`,
    found: /\(payment .*\) is stored with nothing/,
  },
  {
    name: 'a deposit that no history tells',
    sql: `delete from wallet_entries where kind = 'deposit'`,
    found: /\(deposit .*\) is stored with nothing/,
  },
  {
    name: 'a wallet, closed by its history only',
    sql: `insert into wallet_entries select id, 999, 1, 'closed', null, null, null, 0 from wallets limit 1`,
    found: /is closed by its history only/,
  },
  {
    name: 'the foreign position',
    sql: `update foreign_positions set document = replace(document, '"bookWon":"', '"bookWon":"1')`,
    found: /Points given out less won received are/,
  },
];
