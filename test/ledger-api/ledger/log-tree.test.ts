import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Frontier, grow, rootHash } from '#ledger/ledger/log-tree.ts';
import vectors from '../../vectors/merkle-tree.json' with { type: 'json' };

const sha256 = (...parts: Uint8Array[]): Uint8Array =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());

const leaf = (hex: string): Uint8Array => sha256(Buffer.of(0), Buffer.from(hex, 'hex'));

const grown = (leaves: readonly Uint8Array[]): Frontier =>
  leaves.reduce<Frontier>((frontier, hash, i) => grow(frontier, i, hash), []);

/** RFC 6962, 2.1, word for word. */
function merkleTreeHash(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), merkleTreeHash(leaves.slice(0, k)), merkleTreeHash(leaves.slice(k)));
}

describe('the tree over the log', () => {
  test.each(vectors.roots.map((root, i) => [i + 1, root] as const))(
    'of the first %i known leaves has the known root',
    (size, root) => {
      expect(rootHash(grown(vectors.leaves.slice(0, size).map(leaf)))).toBe(root);
    },
  );

  test('has the root of RFC 6962 at every size', () => {
    const leaves = Array.from({ length: 130 }, (_, i) => leaf(i.toString(16).padStart(4, '0')));

    const roots = leaves.map((_, i) => rootHash(grown(leaves.slice(0, i))));

    expect(roots).toEqual(
      leaves.map((_, i) => Buffer.from(merkleTreeHash(leaves.slice(0, i))).toString('hex')),
    );
  });

  test('keeps no more hashes than its size has bits', () => {
    const leaves = Array.from({ length: 1000 }, () => leaf('00'));

    expect(grown(leaves)).toHaveLength(6); // 1000 = 0b1111101000
  });
});
