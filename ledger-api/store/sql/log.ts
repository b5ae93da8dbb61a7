// The sealed log in SQL, and the roll-ups of the shared accounts, which move with it.
import { canonicalText } from '../../contract/canonical-json.ts';
import type { Account } from '../../ledger/account.ts';
import { boundOf } from '../../ledger/account.ts';
import { EMPTY_LOG } from '../../ledger/log-tree.ts';
import { readTransfer } from '../../ledger/transfer.ts';
import type { LogState, LogWrite, SealedTransfer } from '../port/log.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asBytes, asDocument, asNumber, asText } from './values.ts';

export function sqlLog(sql: Sql): LogWrite {
  return {
    state: async () => {
      const row = await sql.one(STATE);
      if (!row) return EMPTY_LOG;
      return {
        treeSize: asNumber(row.tree_size),
        frontier: splitHashes(asBytes(row.frontier)),
        lastBlockHash: asText(row.last_block_hash),
      };
    },
    unsealed: async (limit) =>
      (await sql.all(UNSEALED, limit)).map((row) => ({
        id: asText(row.transfer_id),
        leafHash: asBytes(row.leaf_hash),
      })),
    sealed: async (after, limit) => (await sql.all(SEALED, after, limit)).map(readSealed),
    ofDeposit: async (depositId, after, limit) =>
      (await sql.all(OF_DEPOSIT, depositId, after, limit)).map(readSealed),
    leafHashes: async (after, limit) =>
      (await sql.all(LEAF_HASHES, after, limit)).map((row) => asBytes(row.leaf_hash)),
    node: async (level, index) => {
      const row = await sql.one(NODE, level, index);
      return row && asBytes(row.hash);
    },
    blocks: async (after, limit) =>
      (await sql.all(BLOCKS, after, limit)).map((row) => ({
        firstPosition: asNumber(row.first_position),
        lastPosition: asNumber(row.last_position),
        rootHash: asText(row.root_hash),
        prevBlockHash: asText(row.prev_block_hash),
      })),
    lastTreeHead: async () => {
      const row = await sql.one(LAST_TREE_HEAD);
      return row && asDocument(row.document);
    },
    seal: async (block, transfers, state, kept) => {
      const { firstPosition, lastPosition, rootHash, prevBlockHash } = block;
      const ids = transfers.map(({ id }) => [id]);
      await sql.runAll(ADD_TO_ROLL_UP, rollUps(await sql.allOf(POSTINGS, ids)));
      await sql.runAll(
        ADD_ENTRY,
        transfers.map(({ id, leafHash }, i) => [firstPosition + i, id, leafHash]),
      );
      await sql.runAll(REMOVE_UNSEALED, ids);
      await sql.run(ADD_BLOCK, firstPosition, lastPosition, rootHash, prevBlockHash);
      await sql.runAll(
        ADD_NODE,
        kept.map(({ level, index, hash }) => [level, index, hash]),
      );
      await sql.run(SAVE_STATE, state.treeSize, joinHashes(state), state.lastBlockHash);
    },
    addTreeHead: async (head) => sql.run(ADD_TREE_HEAD, head.treeSize, canonicalText(head)),
  };
}

const readSealed = (row: Row): SealedTransfer => ({
  position: asNumber(row.position),
  transfer: readTransfer(asDocument(row.document)),
  leafHash: asBytes(row.leaf_hash),
});

/** What these postings add to each shared account. */
function rollUps(postings: readonly Row[]) {
  const sums = new Map<Account, { commodity: string; amountMinor: bigint }>();
  for (const row of postings) {
    const account = asText(row.account) as Account;
    if (boundOf(account) !== 'any') continue;
    const before = sums.get(account)?.amountMinor ?? 0n;
    const amountMinor = before + asBigint(row.amount_minor);
    sums.set(account, { commodity: asText(row.commodity), amountMinor });
  }
  return [...sums].map(([account, sum]) => [account, sum.commodity, sum.amountMinor] as const);
}

const joinHashes = ({ frontier }: LogState): Uint8Array => Buffer.concat(frontier);

const splitHashes = (joined: Uint8Array): Uint8Array[] =>
  Array.from({ length: joined.length / 32 }, (_, i) => joined.slice(i * 32, i * 32 + 32));

const STATE = `select tree_size, frontier, last_block_hash from log_state`;

const UNSEALED = `select transfer_id, leaf_hash from unsealed order by n, line limit ?`;

const SEALED = `
  select position, leaf_hash, document
    from log_entries join transfers on transfers.id = transfer_id
   where position > ?
   order by position limit ?`;

const OF_DEPOSIT = `
  select log_entries.position, log_entries.leaf_hash, transfers.document
    from deposit_transfers
    join log_entries on log_entries.transfer_id = deposit_transfers.transfer_id
    join transfers on transfers.id = deposit_transfers.transfer_id
   where deposit_transfers.deposit_id = ? and log_entries.position > ?
   order by log_entries.position limit ?`;

const LEAF_HASHES = `
  select leaf_hash from log_entries where position > ? order by position limit ?`;

const NODE = `select hash from log_nodes where level = ? and node_index = ?`;

const ADD_NODE = `insert into log_nodes (level, node_index, hash) values (?, ?, ?)`;

const BLOCKS = `
  select * from log_blocks where last_position > ? order by last_position limit ?`;

const LAST_TREE_HEAD = `select document from tree_heads order by tree_size desc limit 1`;

const POSTINGS = `select account, commodity, amount_minor from postings where transfer_id = ?`;

const ADD_TO_ROLL_UP = `
  insert into roll_ups (account, commodity, balance_minor) values (?, ?, ?)
      on conflict (account) do update
     set balance_minor = roll_ups.balance_minor + excluded.balance_minor`;

const ADD_ENTRY = `insert into log_entries (position, transfer_id, leaf_hash) values (?, ?, ?)`;

const REMOVE_UNSEALED = `delete from unsealed where transfer_id = ?`;

const ADD_BLOCK = `
  insert into log_blocks (first_position, last_position, root_hash, prev_block_hash)
  values (?, ?, ?, ?)`;

const SAVE_STATE = `
  insert into log_state ("only", tree_size, frontier, last_block_hash) values (1, ?, ?, ?)
      on conflict ("only") do update
     set tree_size = excluded.tree_size, frontier = excluded.frontier,
         last_block_hash = excluded.last_block_hash`;

const ADD_TREE_HEAD = `insert into tree_heads (tree_size, document) values (?, ?)`;
