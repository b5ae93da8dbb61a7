// The sealed log: each committed transfer gets a gap-free position, in the order of commits.
import type { SignedDocument } from '../../contract/signature.ts';
import type { DepositId } from '../../contract/ids.ts';
import type { TreeNode } from '../../ledger/log-tree.ts';
import type { Transfer } from '../../ledger/transfer.ts';

export type UnsealedTransfer = Readonly<{ id: string; leafHash: Uint8Array }>;

export type SealedTransfer = Readonly<{
  position: number;
  transfer: Transfer;
  leafHash: Uint8Array;
}>;

export type LogBlock = Readonly<{
  firstPosition: number;
  lastPosition: number;
  /** RFC 6962 root over the whole log up to lastPosition. */
  rootHash: string;
  prevBlockHash: string;
}>;

export type LogState = Readonly<{
  /** Number of sealed transfers, which is the last position. */
  treeSize: number;
  /** Roots of the perfect subtrees of the log, largest first: all that the next root needs. */
  frontier: readonly Uint8Array[];
  lastBlockHash: string;
}>;

/** The ledger's signed word on the whole log up to treeSize. */
export type TreeHead = SignedDocument &
  Readonly<{
    type: 'tree-head';
    treeSize: number;
    rootHash: string;
    blockHash: string;
    at: string;
  }>;

export interface LogRead {
  state(): Promise<LogState>;
  /** Transfers without a position yet, in the order of their commits. */
  unsealed(limit: number): Promise<readonly UnsealedTransfer[]>;
  /** Sealed transfers behind a position, in order. */
  sealed(afterPosition: number, limit: number): Promise<readonly SealedTransfer[]>;
  /** Sealed transfers about a deposit, behind a position, in order. */
  ofDeposit(
    depositId: DepositId,
    afterPosition: number,
    limit: number,
  ): Promise<readonly SealedTransfer[]>;
  /** Leaf hashes behind a position, in order. */
  leafHashes(afterPosition: number, limit: number): Promise<readonly Uint8Array[]>;
  /** The hash of a subtree that is kept; undefined for those of a log that was sealed before they were kept. */
  node(level: number, index: number): Promise<Uint8Array | undefined>;
  blocks(afterPosition: number, limit: number): Promise<readonly LogBlock[]>;
  lastTreeHead(): Promise<TreeHead | undefined>;
}

export interface LogWrite extends LogRead {
  /** Appends a block: its transfers take the positions after the last one. `kept` are subtrees that it completes. */
  seal(
    block: LogBlock,
    transfers: readonly UnsealedTransfer[],
    state: LogState,
    kept: readonly TreeNode[],
  ): Promise<void>;
  addTreeHead(head: TreeHead): Promise<void>;
}
