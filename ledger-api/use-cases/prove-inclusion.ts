// The hashes that prove a leaf, read from the large subtrees that are kept and from a few hundred leaves.
import { auditPath, perfectParts, type Stretch } from '../ledger/inclusion.ts';
import { joined, KEPT_LEVEL } from '../ledger/log-tree.ts';
import type { ReadingBooks } from '../store/ledger-store.ts';

type Log = ReadingBooks['log'];

/** Answers the audit path of leaves of one tree; what several leaves have in common is read once. */
export function inclusionProver(log: Log, treeSize: number) {
  const known = new Map<string, Promise<Uint8Array>>();
  const chunks = new Map<number, Promise<readonly Uint8Array[]>>();

  const hashOf = (stretch: Stretch): Promise<Uint8Array> => {
    const key = `${stretch.from} ${stretch.to}`;
    const before = known.get(key) ?? workedOut(stretch);
    known.set(key, before);
    return before;
  };

  const workedOut = async (stretch: Stretch): Promise<Uint8Array> => {
    const parts = perfectParts(stretch);
    if (parts.length > 1) {
      const hashes: Uint8Array[] = [];
      for (const part of parts) hashes.push(await hashOf(part));
      return hashes.reduceRight((right, left) => joined(left, right));
    }
    const size = stretch.to - stretch.from;
    if (size === 1) return leafAt(stretch.from);
    const level = Math.log2(size);
    const kept = level >= KEPT_LEVEL ? await log.node(level, stretch.from / size) : undefined;
    if (kept) return kept;
    const middle = stretch.from + size / 2;
    const left = await hashOf({ from: stretch.from, to: middle });
    return joined(left, await hashOf({ from: middle, to: stretch.to }));
  };

  const leafAt = async (index: number): Promise<Uint8Array> => {
    const first = index - (index % CHUNK_LEAVES);
    const chunk = chunks.get(first) ?? log.leafHashes(first, CHUNK_LEAVES);
    chunks.set(first, chunk);
    return (await chunk)[index - first]!;
  };

  return async (index: number): Promise<readonly string[]> => {
    const hashes: string[] = [];
    for (const stretch of auditPath(index, treeSize)) {
      hashes.push(Buffer.from(await hashOf(stretch)).toString('hex'));
    }
    return hashes;
  };
}

const CHUNK_LEAVES = 2 ** KEPT_LEVEL;
