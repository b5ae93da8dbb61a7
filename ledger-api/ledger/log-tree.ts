// The Merkle tree over the log (RFC 6962), grown leaf by leaf from its frontier.
import { createHash } from 'node:crypto';
import { canonicalBytes } from '../contract/canonical-json.ts';
import { type Transfer, transferDocument } from './transfer.ts';

/** What must be kept to grow the tree: the roots of its perfect subtrees, largest first. */
export type Frontier = readonly Uint8Array[];

/** SHA-256(00 ‖ canonical(transfer)). */
export const leafHash = (made: Transfer): Uint8Array =>
  sha256(LEAF, canonicalBytes(transferDocument(made)));

/** The frontier of a tree of `treeSize` leaves after one more. */
export function grow(frontier: Frontier, treeSize: number, leaf: Uint8Array): Frontier {
  const grown = [...frontier];
  let node = leaf;
  // Each trailing one bit of the size is a perfect subtree that the new leaf completes into a larger one.
  for (let size = treeSize; size % 2 === 1; size = (size - 1) / 2) {
    node = sha256(NODE, grown.pop()!, node);
  }
  return [...grown, node];
}

/** The root hash of the tree with this frontier; of an empty tree SHA-256 of nothing. */
export function rootHash(frontier: Frontier): string {
  const root = frontier.reduceRight<Uint8Array | undefined>(
    (right, left) => (right ? sha256(NODE, left, right) : left),
    undefined,
  );
  return Buffer.from(root ?? sha256()).toString('hex');
}

/** `prevBlockHash` of the first block. */
const FIRST_PREV_BLOCK_HASH = '0'.repeat(64);

/** A log with nothing in it. */
export const EMPTY_LOG = { treeSize: 0, frontier: [], lastBlockHash: FIRST_PREV_BLOCK_HASH };

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
