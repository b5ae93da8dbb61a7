// Transfers and balances in SQLite.
import assert from 'node:assert/strict';
import { canonicalText } from '../../contract/canonical-json.ts';
import { type Account, boundOf, type Commodity, isWithinBound } from '../../ledger/account.ts';
import { leafHash } from '../../ledger/log-tree.ts';
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

export function sqliteTransfers(sql: Sql, posted: () => void): TransfersWrite {
  const balance = (account: Account): bigint => {
    const isShared = boundOf(account) === 'any';
    const row = isShared
      ? sql.one(SHARED_BALANCE, account, account)
      : sql.one(BOUNDED_BALANCE, account);
    return row ? asBigint(row.balance_minor) : 0n;
  };

  const addToBalance = ({ account, commodity, amountMinor }: Posting): void => {
    if (boundOf(account) === 'any') return;
    const balanceMinor = balance(account) + amountMinor;
    assert(isWithinBound(account, balanceMinor), `${account} stays within its bound`);
    sql.run(SAVE_BALANCE, account, commodity, balanceMinor);
  };

  const post = (transfer: Transfer): void => {
    assertBalanced(transfer);
    const { id, template, atMs, postings } = transfer;
    sql.run(ADD_TRANSFER, id, template, atMs, canonicalText(transferDocument(transfer)));
    for (const [line, leg] of postings.entries()) {
      sql.run(ADD_POSTING, id, line, leg.account, leg.commodity, leg.amountMinor);
      addToBalance(leg);
    }
    sql.run(ADD_UNSEALED, id, leafHash(transfer));
    posted();
  };

  return {
    balance: async (account) => balance(account),
    transfer: async (id) => {
      const row = sql.one(TRANSFER, id);
      return row && readTransfer(asDocument(row.document));
    },
    trialBalance: async () => sql.all(TRIAL_BALANCE).map(readBalance),
    post: async (transfers) => transfers.forEach(post),
  };
}

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

const ADD_UNSEALED = `insert into unsealed (transfer_id, leaf_hash) values (?, ?)`;

const BOUNDED_BALANCE = `select balance_minor from balances where account = ?`;

// The roll-up reaches to the end of the sealed log; what is not sealed yet is the tail.
const SHARED_BALANCE = `
  select coalesce((select balance_minor from roll_ups where account = ?), 0)
       + coalesce((select sum(amount_minor)
                     from unsealed join postings using (transfer_id)
                    where account = ?), 0) as balance_minor`;

const SAVE_BALANCE = `
  insert into balances (account, commodity, balance_minor, version) values (?, ?, ?, 1)
      on conflict (account) do update
     set balance_minor = excluded.balance_minor, version = version + 1`;

const TRIAL_BALANCE = `
  select account, commodity, balance_minor from balances
   union all
  select account, commodity, sum(balance_minor)
    from (select account, commodity, balance_minor from roll_ups
           union all
          select account, commodity, amount_minor
            from unsealed join postings using (transfer_id)
           where account not in (select account from balances))
   group by account, commodity
   order by account`;
