// The Merkle tree of RFC 6962 as an auditor grows it: leaf by leaf, keeping one subtree of each size.
import { createHash } from 'node:crypto';

export type Tree = Readonly<{
  add(leaf: Uint8Array): void;
  /** Hex root of everything added so far. */
  root(): string;
  /** The roots of the perfect subtrees, the largest first. */
  subtrees(): readonly Uint8Array[];
}>;

/** SHA-256(00 ‖ document). */
export const leafOf = (document: Uint8Array): Uint8Array => sha256(Uint8Array.of(0), document);

/** An empty tree; `completed` hears of each perfect subtree of two leaves and more: its first leaf, its size, its root. */
export function growingTree(
  completed: (first: number, size: number, hash: Uint8Array) => void = () => {},
): Tree {
  let stack: { size: number; hash: Uint8Array }[] = [];
  let leaves = 0;
  return {
    add: (leaf) => {
      leaves += 1;
      let node = { size: 1, hash: leaf };
      for (let last = stack.at(-1); last?.size === node.size; last = stack.at(-1)) {
        stack = stack.slice(0, -1);
        node = { size: last.size * 2, hash: inner(last.hash, node.hash) };
        completed(leaves - node.size, node.size, node.hash);
      }
      stack = [...stack, node];
    },
    root: () => {
      const root = stack
        .map((node) => node.hash)
        .reduceRight((right, left) => inner(left, right), NOTHING);
      return Buffer.from(stack.length === 0 ? sha256() : root).toString('hex');
    },
    subtrees: () => stack.map((node) => node.hash),
  };
}

// The first step of the fold from the right has no right side yet.
const NOTHING = new Uint8Array();
const inner = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  right === NOTHING ? left : sha256(Uint8Array.of(1), left, right);

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}
