// The log itself: every document is its leaf, positions have no gaps, blocks chain, roots and signed heads verify.
import type { TransferDocument } from '../../ledger/transfer.ts';
import { type Chapter, type Desk, type Entry, named } from '../desk.ts';
import { readCanonical } from '../documents.ts';
import { growingTree, leafOf } from '../merkle.ts';
import { bytesOf, numberOf, textOf } from '../reader.ts';
import type { StoredTransfer } from '../read-log.ts';
import { roots } from './roots.ts';

/** Checks each stored transfer, and hands on those that can be read. */
export type LogChapter = Chapter & Readonly<{ hear(stored: StoredTransfer): Entry | undefined }>;

export function logChapter(desk: Desk): LogChapter {
  const { books, differ, count } = desk;
  const sealed = roots(desk);
  const tree = growingTree(sealed.subtree);
  let positions = 0;
  let unsealed = 0;

  const seal = (position: number, leafHash: Uint8Array): void => {
    if (position !== positions + 1) {
      differ(`The log has no position ${positions + 1}: ${position} follows ${positions}.`);
    }
    positions = position;
    tree.add(leafHash);
    sealed.at(position, tree.root);
  };

  return {
    name: 'log',
    open: sealed.open,
    hear: (stored) => {
      if (stored.position === undefined) unsealed += 1;
      else seal(stored.position, stored.leafHash);
      return entryOf(desk, stored);
    },
    close: async () => {
      sealed.close(positions);
      for await (const row of books.rows(`select * from log_state`)) {
        const treeSize = numberOf(row.tree_size);
        if (treeSize !== positions) {
          differ(`The state of the log says ${treeSize} positions; there are ${positions}.`);
        }
        if (textOf(row.last_block_hash) !== sealed.lastBlockHash()) {
          differ('The state of the log names another block than the last one.');
        }
        if (Buffer.compare(bytesOf(row.frontier), Buffer.concat(tree.subtrees())) !== 0) {
          differ('The state of the log keeps other subtrees than its transfers have.');
        }
      }
      for (const [statement, sentence] of STRAYS) {
        for await (const row of books.rows(statement)) differ(sentence(textOf(row.id)));
      }
      count('transfers', positions + unsealed);
    },
  };
}

/** The transfer as its document tells it; undefined when nothing can be read from it. */
function entryOf({ differ }: Desk, stored: StoredTransfer): Entry | undefined {
  const { position, id, stored: row, leafHash, legs } = stored;
  const where = named(stored);
  if (!row) return void differ(`${where} has a place in the log and is not in the books.`);
  if (Buffer.compare(leafOf(new TextEncoder().encode(row.document)), leafHash) !== 0) {
    differ(`${where}: its document is not the leaf of the log.`);
  }
  const document = readCanonical<TransferDocument>(row.document);
  if (!document) return void differ(`${where}: its document is not canonical JSON.`);
  const atMs = Date.parse(document.at);
  if (document.id !== id || document.template !== row.template || BigInt(atMs) !== row.atMs) {
    differ(
      `${where}: its row says template ${row.template} at ${row.atMs}, its document ${document.id}, ` +
        `template ${document.template} at ${atMs}.`,
    );
  }
  return { position, id, atMs, document, legs };
}

const STRAYS: readonly (readonly [statement: string, sentence: (id: string) => string])[] = [
  [
    `select t.id from transfers t
       left join log_entries l on l.transfer_id = t.id
       left join unsealed u on u.transfer_id = t.id
      where l.transfer_id is null and u.transfer_id is null`,
    (id) => `Transfer ${id} is neither in the log nor waiting for its place there.`,
  ],
  [
    `select l.transfer_id as id
       from log_entries l join unsealed u on u.transfer_id = l.transfer_id`,
    (id) => `Transfer ${id} is in the log and waits for a second place there.`,
  ],
  [
    `select distinct p.transfer_id as id
       from postings p left join transfers t on t.id = p.transfer_id
      where t.id is null`,
    (id) => `Postings of ${id} belong to no transfer.`,
  ],
];
