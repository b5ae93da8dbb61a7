// The sealed log in memory.
import type { Transfer } from '../../ledger/transfer.ts';
import { EMPTY_LOG, leafHash, type TreeNode } from '../../ledger/log-tree.ts';
import type {
  LogBlock,
  LogState,
  LogWrite,
  SealedTransfer,
  TreeHead,
  UnsealedTransfer,
} from '../port/log.ts';
import { memoryTable, type UndoLog } from './table.ts';

export function memoryLog(undo: UndoLog): LogWrite & { add(transfer: Transfer): void } {
  const unsealed = memoryTable<UnsealedTransfer>(undo);
  const sealed = memoryTable<SealedTransfer>(undo);
  const transfers = memoryTable<Transfer>(undo);
  const blocks = memoryTable<LogBlock>(undo);
  const states = memoryTable<LogState>(undo);
  const heads = memoryTable<TreeHead>(undo);
  const nodes = memoryTable<TreeNode>(undo);

  const state = (): LogState => states.get('only') ?? EMPTY_LOG;
  return {
    add: (transfer) => {
      transfers.set(transfer.id, transfer);
      unsealed.set(transfer.id, { id: transfer.id, leafHash: leafHash(transfer) });
    },
    state: async () => state(),
    unsealed: async (limit) => unsealed.rows().slice(0, limit),
    sealed: async (after, limit) => sealed.rows().slice(after, after + limit),
    ofDeposit: async (depositId, after, limit) =>
      sealed
        .rows()
        .slice(after)
        .filter(({ transfer }) => transfer.details.depositId === depositId)
        .slice(0, limit),
    leafHashes: async (after, limit) =>
      sealed
        .rows()
        .slice(after, after + limit)
        .map((entry) => entry.leafHash),
    node: async (level, index) => nodes.get(`${level} ${index}`)?.hash,
    blocks: async (after, limit) =>
      blocks
        .rows()
        .filter((block) => block.lastPosition > after)
        .slice(0, limit),
    lastTreeHead: async () => heads.rows().at(-1),
    seal: async (block, entries, next, kept) => {
      for (const node of kept) nodes.set(`${node.level} ${node.index}`, node);
      blocks.set(String(block.lastPosition), block);
      for (const [i, entry] of entries.entries()) {
        const transfer = transfers.get(entry.id)!;
        const position = block.firstPosition + i;
        unsealed.delete(entry.id);
        sealed.set(entry.id, { position, transfer, leafHash: entry.leafHash });
      }
      states.set('only', next);
    },
    addTreeHead: async (head) => heads.set(String(head.treeSize), head),
  };
}
