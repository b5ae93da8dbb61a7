// What the log part of every ledger store promises beside sealing; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Frontier, grow, leafHash, type TreeNode } from '#ledger/ledger/log-tree.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { aProvenLog, coinsOf, OTHER_DEPOSIT, PROVEN_DEPOSIT } from '../support/proofs.ts';

const SIZE = 600;
const leaves = Array.from({ length: SIZE }, (_, n) =>
  leafHash(coinsOf(n % 3 === 0 ? PROVEN_DEPOSIT : OTHER_DEPOSIT, n)),
);

/** `open` answers an empty store; it is closed after each test. */
export function describeLogPart(name: string, open: () => LedgerStore): void {
  describe(`the log part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await aProvenLog(store, SIZE, 3);
    });
    afterEach(() => store.close());

    test('tells the sealed transfers about a deposit, a page at a time', async () => {
      await store.transact(({ transfers }) => transfers.post([coinsOf(PROVEN_DEPOSIT, SIZE)]));

      const [first, second, last] = await store.read(({ log }) =>
        Promise.all([0, 4, 595].map((after) => log.ofDeposit(PROVEN_DEPOSIT, after, 3))),
      );
      await sealLog(store);
      const sealed = await store.read(({ log }) => log.ofDeposit(PROVEN_DEPOSIT, 598, 3));

      const positions = [first!, second!, last!, sealed].map((page) =>
        page.map((one) => one.position),
      );
      expect(positions).toEqual([[1, 4, 7], [7, 10, 13], [598], [601]]);
      expect(first![1]).toEqual({
        position: 4,
        transfer: coinsOf(PROVEN_DEPOSIT, 3),
        leafHash: leaves[3],
      });
    });

    test('tells leaf hashes in their order', async () => {
      const [some, end] = await store.read(({ log }) =>
        Promise.all([log.leafHashes(256, 3), log.leafHashes(599, 256)]),
      );

      expect(some.map(hex)).toEqual(leaves.slice(256, 259).map(hex));
      expect(end.map(hex)).toEqual(leaves.slice(599).map(hex));
    });

    test('keeps every subtree of 256 leaves and more', async () => {
      const kept: TreeNode[] = [];
      leaves.reduce<Frontier>(
        (tree, leaf, i) => grow(tree, i, leaf, (node) => kept.push(node)),
        [],
      );

      const found = await store.read(({ log }) =>
        Promise.all([
          ...kept.map(({ level, index }) => log.node(level, index)),
          log.node(8, 2),
          log.node(10, 0),
        ]),
      );

      expect(kept.map(({ level, index }) => [level, index])).toEqual([
        [8, 0],
        [8, 1],
        [9, 0],
      ]);
      expect(found.map((hash) => hash && hex(hash))).toEqual([
        ...kept.map(({ hash }) => hex(hash)),
        undefined,
        undefined,
      ]);
    });
  });
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
