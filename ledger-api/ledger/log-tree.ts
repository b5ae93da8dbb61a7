// The Merkle tree over the log (RFC 6962), grown leaf by leaf from its frontier.
import { hash } from 'node:crypto';
import { canonicalText } from '../contract/canonical-json.ts';
import { type Transfer, transferDocument } from './transfer.ts';

/** What must be kept to grow the tree: the roots of its perfect subtrees, largest first. */
export type Frontier = readonly Uint8Array[];

/** SHA-256(00 ‖ canonical(transfer)). */
export const leafHash = (made: Transfer): Uint8Array =>
  leafOf(canonicalText(transferDocument(made)));

/** The same, of the canonical text of its document. */
export const leafOf = (document: string): Uint8Array =>
  new Uint8Array(hash('sha256', `\0${document}`, 'buffer'));

/** The root of the perfect subtree over the leaves `index · 2^level` to `(index + 1) · 2^level − 1`. */
export type TreeNode = Readonly<{ level: number; index: number; hash: Uint8Array }>;

/** Subtrees of 256 leaves and more are kept: with them, any proof reads a few hundred hashes, however long the log. */
export const KEPT_LEVEL = 8;

/** The frontier of a tree of `treeSize` leaves after one more; `kept` hears of each subtree to keep that it completes. */
export function grow(
  frontier: Frontier,
  treeSize: number,
  leaf: Uint8Array,
  kept: (node: TreeNode) => void = () => {},
): Frontier {
  const grown = [...frontier];
  let node = leaf;
  let level = 0;
  // Each trailing one bit of the size is a perfect subtree that the new leaf completes into a larger one.
  for (let size = treeSize; size % 2 === 1; size = (size - 1) / 2) {
    node = joined(grown.pop()!, node);
    level += 1;
    if (level >= KEPT_LEVEL) kept({ level, index: (size - 1) / 2, hash: node });
  }
  return [...grown, node];
}

/** The node above two. */
export const joined = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(NODE, left, right);

/** The root hash of the tree with this frontier; of an empty tree SHA-256 of nothing. */
export function rootHash(frontier: Frontier): string {
  const root = frontier.reduceRight<Uint8Array | undefined>(
    (right, left) => (right ? joined(left, right) : left),
    undefined,
  );
  return Buffer.from(root ?? sha256()).toString('hex');
}

/** `prevBlockHash` of the first block. */
const FIRST_PREV_BLOCK_HASH = '0'.repeat(64);

/** A log with nothing in it. */
export const EMPTY_LOG = { treeSize: 0, frontier: [], lastBlockHash: FIRST_PREV_BLOCK_HASH };

const NODE = Uint8Array.of(1);

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(hash('sha256', Buffer.concat(parts), 'buffer'));
