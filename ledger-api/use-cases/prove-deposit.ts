// The proof that a holder's deposit is in the log: its transfers, their way to the root, and the signed root.
import type { DepositId, WalletId } from '../contract/ids.ts';
import type { DepositProof } from '../contract/proof.ts';
import { transferDocument } from '../ledger/transfer.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import { inclusionProver } from './prove-inclusion.ts';

export type ProveDepositResult =
  | { ok: true; proof: DepositProof }
  | { ok: false; error: 'not-found' | 'proof-not-ready' };

/** A page of the deposit's transfers behind `afterIndex`, proven in the newest signed tree; another wallet's is not found. */
export function proveDeposit(
  store: LedgerStore,
  walletId: WalletId,
  depositId: DepositId,
  afterIndex = -1,
): Promise<ProveDepositResult> {
  return store.read(async ({ deposits, log }) => {
    const [deposit] = await deposits.find([depositId]);
    if (deposit?.owner.kind !== 'wallet' || deposit.owner.walletId !== walletId) {
      return { ok: false, error: 'not-found' };
    }
    const treeHead = await log.lastTreeHead();
    const found = await log.ofDeposit(depositId, afterIndex + 1, PAGE_LEAVES + 1);
    const covered = found.filter(({ position }) => position <= (treeHead?.treeSize ?? 0));
    if (!treeHead || covered.length === 0) return { ok: false, error: 'proof-not-ready' };
    const shown = covered.slice(0, PAGE_LEAVES);
    const prove = inclusionProver(log, treeHead.treeSize);
    const leaves: DepositProof['leaves'] = [];
    for (const { position, transfer } of shown) {
      const hashes = [...(await prove(position - 1))];
      leaves.push({ index: position - 1, document: transferDocument(transfer), hashes });
    }
    const last = covered.length > PAGE_LEAVES ? leaves.at(-1) : undefined;
    return {
      ok: true,
      proof: { depositId, treeHead, leaves, ...(last && { next: String(last.index) }) },
    };
  });
}

const PAGE_LEAVES = 100;
