// Gives committed transfers their gap-free positions, a block at a time, and signs where the log ends.
import { canonicalBytes } from '../contract/canonical-json.ts';
import { instantText } from '../contract/ids.ts';
import { sha256Hex, signDocument, type SigningKey } from '../contract/signature.ts';
import { type Frontier, grow, rootHash, type TreeNode } from '../ledger/log-tree.ts';
import type { LedgerStore } from '../store/ledger-store.ts';

/** Seals what was committed since; answers how many transfers. Positions are in the order of commits. */
export function sealLog(store: LedgerStore): Promise<number> {
  return store.transact(async (books) => {
    const unsealed = await books.log.unsealed(BLOCK_TRANSFERS_MAX);
    if (unsealed.length === 0) return 0;
    const { treeSize, frontier, lastBlockHash } = await books.log.state();
    const kept: TreeNode[] = [];
    const grown = unsealed.reduce<Frontier>(
      (tree, { leafHash }, i) => grow(tree, treeSize + i, leafHash, (node) => kept.push(node)),
      frontier,
    );
    const block = {
      firstPosition: treeSize + 1,
      lastPosition: treeSize + unsealed.length,
      rootHash: rootHash(grown),
      prevBlockHash: lastBlockHash,
    };
    const end = {
      treeSize: block.lastPosition,
      frontier: grown,
      lastBlockHash: sha256Hex(canonicalBytes(block)),
    };
    await books.log.seal(block, unsealed, end, kept);
    return unsealed.length;
  });
}

/** Signs a tree head when the log has grown since the last one; answers whether it did. */
export function signTreeHead(
  store: LedgerStore,
  signingKey: SigningKey,
  nowMs: number,
): Promise<boolean> {
  return store.transact(async (books) => {
    const { treeSize, frontier, lastBlockHash } = await books.log.state();
    const last = await books.log.lastTreeHead();
    if (treeSize === (last?.treeSize ?? 0)) return false;
    await books.log.addTreeHead(
      signDocument(signingKey, {
        type: 'tree-head',
        treeSize,
        rootHash: rootHash(frontier),
        blockHash: lastBlockHash,
        at: instantText(nowMs),
      } as const),
    );
    return true;
  });
}

/** A block that is sealed keeps everybody else waiting: a few milliseconds, however many wait to be sealed. */
export const BLOCK_TRANSFERS_MAX = 250;
