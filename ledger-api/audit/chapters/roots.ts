// Blocks and tree heads, compared with the tree at their position while the log is read.
import { canonicalBytes } from '../../contract/canonical-json.ts';
import { type SignedDocument, sha256Hex } from '../../contract/signature.ts';
import type { Desk } from '../desk.ts';
import { isSigned, readCanonical } from '../documents.ts';
import { bytesOf, numberOf, textOf } from '../reader.ts';

export type Roots = Readonly<{
  open(): Promise<void>;
  /** Compares what ends at this position with the root there; a root is worked out only when it is asked for. */
  at(position: number, root: () => string): void;
  /** Compares a subtree that is kept for proofs. */
  subtree(first: number, size: number, hash: Uint8Array): void;
  lastBlockHash(): string;
  close(positions: number): void;
}>;

export function roots({ books, notebook, differ, count, ...desk }: Desk): Roots {
  let lastBlock = { lastPosition: 0, hash: FIRST_PREV_BLOCK_HASH };
  let lastHeadAt = '';
  // Behind a changed leaf every root is another one: the first is named.
  let isLost = false;
  const compare = (where: string, told: unknown, root: () => string): void => {
    if (isLost || told === root()) return;
    isLost = true;
    differ(`${where} names the root ${String(told)}, the log has ${root()}; so has all behind it.`);
  };

  const judgeBlock = (lastPosition: number, root: () => string): void => {
    const row = notebook.one(`select * from blocks where last_position = ?`, BigInt(lastPosition));
    if (!row) return;
    const block = {
      firstPosition: numberOf(row.first_position),
      lastPosition,
      rootHash: textOf(row.root_hash),
      prevBlockHash: textOf(row.prev_block_hash),
    };
    const where = `Block ${block.firstPosition}–${lastPosition}`;
    if (block.firstPosition !== lastBlock.lastPosition + 1) {
      differ(`${where} does not begin where the block before ends, at ${lastBlock.lastPosition}.`);
    }
    if (block.prevBlockHash !== lastBlock.hash) {
      differ(`${where} does not chain to the block before it.`);
    }
    compare(where, block.rootHash, root);
    lastBlock = { lastPosition, hash: sha256Hex(canonicalBytes(block)) };
  };

  const judgeHead = (treeSize: number, root: () => string): void => {
    const row = notebook.one(`select document from heads where tree_size = ?`, BigInt(treeSize));
    if (!row) return;
    const where = `The tree head of ${treeSize}`;
    const head = readCanonical<Head>(textOf(row.document));
    if (!head) return differ(`${where} is not canonical JSON.`);
    if (!isSigned({ books, notebook, differ, count, ...desk }, head, 'tree-head')) {
      differ(`${where} is not signed by the ledger's key.`);
    }
    if (head.treeSize !== treeSize) differ(`${where} names the size ${String(head.treeSize)}.`);
    if (head.blockHash !== lastBlock.hash)
      differ(`${where} names another block than the last one.`);
    if (String(head.at) < lastHeadAt) differ(`${where} is older than the head before it.`);
    lastHeadAt = String(head.at);
    compare(where, head.rootHash, root);
  };

  return {
    open: async () => {
      notebook.rule(TABLES);
      await notebook.copy(books, BLOCKS, 'blocks');
      await notebook.copy(books, `select tree_size, document from tree_heads`, 'heads');
      await notebook.copy(books, `select level, node_index, hash from log_nodes`, 'nodes');
    },
    subtree: (first, size, hash) => {
      if (size < SMALLEST_KEPT) return;
      const place = [BigInt(Math.log2(size)), BigInt(first / size)] as const;
      const row = notebook.one(TAKE_NODE, ...place);
      if (row && Buffer.compare(bytesOf(row.hash), hash) !== 0) {
        differ(`The subtree of leaves ${first} to ${first + size - 1} is kept with another hash.`);
      }
    },
    at: (position, root) => {
      judgeBlock(position, root);
      judgeHead(position, root);
    },
    lastBlockHash: () => lastBlock.hash,
    close: (positions) => {
      const blocks = notebook.one(`select count(*) as many, max(last_position) as n from blocks`)!;
      const heads = notebook.one(`select count(*) as many, max(tree_size) as n from heads`)!;
      const end = blocks.n === null ? 0 : numberOf(blocks.n);
      if (end !== positions) differ(`The last block ends at ${end}, the log at ${positions}.`);
      if (heads.n !== null && numberOf(heads.n) > positions) {
        differ(`A tree head speaks of ${numberOf(heads.n)} transfers, the log has ${positions}.`);
      }
      const stray = notebook.one(`select count(*) as many from nodes`)!;
      if (stray.many !== 0n)
        differ(`${String(stray.many)} subtrees are kept that the log has not.`);
      count('blocks', numberOf(blocks.many));
      count('tree heads', numberOf(heads.many));
    },
  };
}

type Head = SignedDocument &
  Readonly<Record<'treeSize' | 'rootHash' | 'blockHash' | 'at', unknown>>;

const FIRST_PREV_BLOCK_HASH = '0'.repeat(64);

const TABLES = `
  create table blocks (last_position integer primary key, first_position, root_hash, prev_block_hash);
  create table heads (tree_size integer primary key, document);
  create table nodes (level integer, n integer, hash blob, primary key (level, n)) without rowid`;

const SMALLEST_KEPT = 256;
const TAKE_NODE = `delete from nodes where level = ? and n = ? returning hash`;

const BLOCKS = `select last_position, first_position, root_hash, prev_block_hash from log_blocks`;
