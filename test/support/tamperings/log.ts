// Changes of the log, of its documents, and of the balances that follow from it.
import { createHash } from 'node:crypto';
import { canonicalText } from '#ledger/contract/canonical-json.ts';
import { signDocument, signingKeyFromSeed } from '#ledger/contract/signature.ts';
import { firstId, type Tampering } from './tampering.ts';

export const LOG_TAMPERINGS: readonly Tampering[] = [
  {
    name: 'one byte of a document',
    sql: `update transfers set document = replace(document, '2026', '2027') where id = ${firstId('1')}`,
    found: /its document is not the leaf/,
  },
  {
    name: 'an amount in a document',
    sql: `update transfers set document = replace(document, '"-500"', '"-900"') where id = ${firstId('2')}`,
    found: /its document is not the leaf.*\n.*its postings are not those of its document/s,
  },
  {
    name: 'a document and its leaf, in one',
    sql: (database) => {
      const row = database
        .prepare(`select * from transfers where template = '1' limit 1`)
        .get() as Row;
      const document = row.document.replace('"kioskId"', '"kiosk"');
      database.prepare(`update transfers set document = ? where id = ?`).run(document, row.id);
      const leaf = leafOf(document);
      database
        .prepare(`update log_entries set leaf_hash = ? where transfer_id = ?`)
        .run(leaf, row.id);
    },
    found: /names the root .*, the log has/,
  },
  {
    name: 'an amount in a posting',
    sql: `update postings set amount_minor = amount_minor + 1 where transfer_id = ${firstId('1')} and line = 0`,
    found:
      /its postings are not those of its document[^]*postings sum to 1[^]*balance of cash:kiosk/,
  },
  {
    name: 'a whole posting',
    sql: `delete from postings where transfer_id = ${firstId('6')} and line = 4`,
    found: /its postings are not those of its document/,
  },
  {
    name: 'a transfer with all that hangs on it',
    sql: `create temp table gone as select ${firstId('5')} as id;
      delete from postings where transfer_id in (select id from gone);
      delete from log_entries where transfer_id in (select id from gone);
      delete from lots where id in (select id from gone);
      delete from transfers where id in (select id from gone)`,
    found: /The log has no position/,
  },
  {
    name: 'the places of two transfers in the log',
    sql: `update log_entries set position = 1000 where position = 2;
      update log_entries set position = 2 where position = 3;
      update log_entries set position = 3 where position = 1000`,
    found: /names the root/,
  },
  {
    name: 'a balance',
    sql: `update balances set balance_minor = balance_minor - 1000 where account like 'pts:avail:%'`,
    found: /The balance of pts:avail:.* is stored as/,
  },
  {
    name: 'a balance of nobody',
    sql: `insert into balances values ('pts:avail:nobody', 'PTS', -5000, 1)`,
    found: /A balance of -5000 is stored for pts:avail:nobody/,
  },
  {
    name: 'a roll-up',
    sql: `update roll_ups set balance_minor = balance_minor + 1 where account = 'position:PTS'`,
    found: /The roll-up of position:PTS is stored as/,
  },
  {
    name: 'a block',
    sql: `update log_blocks set prev_block_hash = '${'f'.repeat(64)}' where first_position > 1`,
    found: /does not chain to the block before/,
  },
  {
    name: 'a tree head, signed by a stranger',
    sql: (database) => {
      const row = database.prepare(`select * from tree_heads order by tree_size desc`).get() as Row;
      const { kid: _, signature: __, ...head } = JSON.parse(row.document) as Signed;
      const forged = signDocument(signingKeyFromSeed(new Uint8Array(32).fill(9)), head);
      const values = [canonicalText(forged), row.tree_size] as const;
      database.prepare(`update tree_heads set document = ? where tree_size = ?`).run(...values);
    },
    found: /The tree head of \d+ is not signed by the ledger's key/,
  },
  {
    name: 'a subtree that is kept for proofs',
    sql: `insert into log_nodes values (8, 0, x'00')`,
    found: /1 subtrees are kept that the log has not/,
  },
  {
    name: 'the end of the log',
    sql: `update log_state set tree_size = tree_size + 1`,
    found: /The state of the log says/,
  },
  {
    name: 'a rate card',
    sql: `update documents set document = replace(document, '"num":"1', '"num":"2') where type = 'rate-card'`,
    found: /its conversion is not what card 1 says[^]*Document rate-card 1 is not signed/,
  },
  {
    name: 'a line of the audit trail',
    sql: `update audit_trail set who = 'lee' where number = 1`,
    found: /Line 1 of the audit trail has another hash/,
  },
  {
    name: 'an entry of a statement',
    sql: `update account_entries set amount_minor = amount_minor + 1 where position = 3`,
    found: /The statement of .* says/,
  },
];

const leafOf = (document: string): Uint8Array =>
  createHash('sha256').update(Uint8Array.of(0)).update(document).digest();

type Row = Readonly<{ id: string; document: string; tree_size: number }>;
type Signed = Readonly<{ type: string; kid: string; signature: string }>;
