// Transfers and balances in SQL.
import assert from 'node:assert/strict';
import { canonicalText } from '../../contract/canonical-json.ts';
import { type Account, boundOf, type Commodity, isWithinBound } from '../../ledger/account.ts';
import { leafOf } from '../../ledger/log-tree.ts';
import {
  assertBalanced,
  type Posting,
  readTransfer,
  type Transfer,
  transferDocument,
} from '../../ledger/transfer.ts';
import type { Balance, TransfersWrite } from '../port/transfers.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asDocument, asText } from './values.ts';

export function sqlTransfers(sql: Sql, posted: () => void): TransfersWrite {
  const balances = async (accounts: readonly Account[]): Promise<ReadonlyMap<Account, bigint>> => {
    const keys = accounts.map((account) => [account]);
    const rows = await sql.allOf(BOUNDED_BALANCE, keys);
    const found = new Map(rows.map((row) => [asText(row.account), asBigint(row.balance_minor)]));
    return new Map(accounts.map((account) => [account, found.get(account) ?? 0n]));
  };
  /** The bounded accounts that these postings move, each with its commodity and its balance before. */
  const balancesBefore = async (
    legs: readonly Posting[],
    known: ReadonlyMap<Account, bigint>,
  ): Promise<Map<Account, Balance>> => {
    const bounded = legs.filter(({ account }) => boundOf(account) !== 'any');
    const commodities = new Map(bounded.map((leg) => [leg.account, leg.commodity]));
    // In the order of their names: whoever moves the same accounts locks them in the same order.
    const accounts = [...commodities.keys()].toSorted();
    const others = await balances(accounts.filter((account) => !known.has(account)));
    return new Map(
      accounts.map((account) => {
        const balanceMinor = known.get(account) ?? others.get(account)!;
        return [account, { account, commodity: commodities.get(account)!, balanceMinor }];
      }),
    );
  };

  return {
    balance: async (account) => {
      const isShared = boundOf(account) === 'any';
      const row = isShared
        ? await sql.one(SHARED_BALANCE, account, account)
        : await sql.one(BOUNDED_BALANCE, account);
      return row ? asBigint(row.balance_minor) : 0n;
    },
    balances,
    aboveZero: async (start) => {
      const range = [start, `${start}\uFFFF`] as const;
      return asBigint((await sql.one(ABOVE_ZERO, ...range, ...range))!.balance_minor);
    },
    transfer: async (id) => {
      const row = await sql.one(TRANSFER, id);
      return row && readTransfer(asDocument(row.document));
    },
    trialBalance: async () => (await sql.all(TRIAL_BALANCE)).map(readBalance),
    post: async (transfers, known = new Map()) => {
      if (transfers.length === 0) return;
      transfers.forEach(assertBalanced);
      const legs = transfers.flatMap((one) => one.postings);
      const after = await balancesBefore(legs, known);
      for (const { account, amountMinor } of legs) {
        const before = after.get(account);
        if (!before) continue;
        const balanceMinor = before.balanceMinor + amountMinor;
        assert(isWithinBound(account, balanceMinor), `${account} stays within its bound`);
        after.set(account, { ...before, balanceMinor });
      }
      const documents = transfers.map((one) => canonicalText(transferDocument(one)));
      await sql.runAll(
        ADD_TRANSFER,
        transfers.map(({ id, template, atMs }, i) => [id, template, atMs, documents[i]!]),
      );
      await sql.runAll(ADD_POSTING, transfers.flatMap(postingValues));
      await sql.runAll(ADD_TO_DEPOSIT, transfers.flatMap(depositValues));
      await sql.runAll(
        ADD_UNSEALED,
        transfers.map((one, line) => [one.id, line, leafOf(documents[line]!)]),
      );
      await sql.runAll(
        SAVE_BALANCE,
        [...after.values()].map((one) => [one.account, one.commodity, one.balanceMinor]),
      );
      posted();
    },
  };
}

const postingValues = ({ id, postings }: Transfer) =>
  postings.map((leg, line) => [id, line, leg.account, leg.commodity, leg.amountMinor]);

/** A transfer about a deposit is found by it: what is proven to a holder. */
const depositValues = ({ id, details }: Transfer) =>
  details.depositId ? [[details.depositId, id]] : [];

const readBalance = (row: Row): Balance => ({
  account: asText(row.account) as Account,
  commodity: asText(row.commodity) as Commodity,
  balanceMinor: asBigint(row.balance_minor),
});

const TRANSFER = `select document from transfers where id = ?`;

const ADD_TRANSFER = `
  insert into transfers (id, template, at_ms, document) values (?, ?, ?, ?)`;

const ADD_POSTING = `
  insert into postings (transfer_id, line, account, commodity, amount_minor) values (?, ?, ?, ?, ?)`;

const ADD_TO_DEPOSIT = `
  insert into deposit_transfers (deposit_id, transfer_id) values (?, ?)`;

const ADD_UNSEALED = `insert into unsealed (transfer_id, line, leaf_hash) values (?, ?, ?)`;

const BOUNDED_BALANCE = `select account, balance_minor from balances where account = ?`;

// The roll-up reaches to the end of the sealed log; what is not sealed yet is the tail. `cross join` keeps SQLite from
// reading every posting there ever was and looking each up in the tail.
const SHARED_BALANCE = `
  select coalesce((select balance_minor from roll_ups where account = ?), 0)
       + coalesce((select sum(amount_minor)
                     from unsealed cross join postings
                    where postings.transfer_id = unsealed.transfer_id
                      and account = ?), 0) as balance_minor`;

const ABOVE_ZERO = `
  select cast(coalesce(sum(balance_minor), 0) as bigint) as balance_minor
    from (select account, sum(balance_minor) as balance_minor
            from (select account, balance_minor from roll_ups where account >= ? and account < ?
                   union all
                  select account, amount_minor
                    from unsealed cross join postings
                   where postings.transfer_id = unsealed.transfer_id
                     and account >= ? and account < ?) as moved
           group by account) as sums
   where balance_minor > 0`;

const SAVE_BALANCE = `
  insert into balances (account, commodity, balance_minor, version) values (?, ?, ?, 1)
      on conflict (account) do update
     set balance_minor = excluded.balance_minor, version = balances.version + 1`;

const TRIAL_BALANCE = `
  select account, commodity, balance_minor from balances
   union all
  select account, commodity, sum(balance_minor)
    from (select account, commodity, balance_minor from roll_ups
           union all
          select account, commodity, amount_minor
            from unsealed cross join postings
           where postings.transfer_id = unsealed.transfer_id
             and account not in (select account from balances)) as shared
   group by account, commodity
   order by account`;
