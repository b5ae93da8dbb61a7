// Claims in memory.
import type { Claim } from '../../ledger/claim.ts';
import type { ClaimsWrite } from '../port/claims.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryClaims(undo: UndoLog): ClaimsWrite {
  const claims = memoryTable<Claim>(undo);
  const inOrder = (keep: (claim: Claim) => boolean) =>
    claims
      .rows()
      .filter(keep)
      .sort(by((claim) => claim.id));
  return {
    claim: async (id) => claims.get(id),
    ofWallet: async (walletId, before, limit) =>
      inOrder((one) => one.walletId === walletId && (before === undefined || one.id < before))
        .toReversed()
        .slice(0, limit),
    inState: async (state, after, limit) =>
      inOrder((one) => one.state === state && one.id > (after ?? '')).slice(0, limit),
    openAbout: async (depositId) =>
      inOrder((one) => one.depositId === depositId && one.state === 'open'),
    save: async (claim) => claims.set(claim.id, claim),
  };
}
