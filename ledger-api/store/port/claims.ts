// What holders complain about, and what was decided.
import type { DepositId, WalletId } from '../../contract/ids.ts';
import type { Claim } from '../../ledger/claim.ts';

export interface ClaimsRead {
  claim(id: string): Promise<Claim | undefined>;
  /** Newest first, ids below `before` only. */
  ofWallet(
    walletId: WalletId,
    before: string | undefined,
    limit: number,
  ): Promise<readonly Claim[]>;
  /** In the order of being filed, which is the order of being due; ids above `after` only. */
  inState(
    state: Claim['state'],
    after: string | undefined,
    limit: number,
  ): Promise<readonly Claim[]>;
  /** Open claims about a deposit, oldest first. */
  openAbout(depositId: DepositId): Promise<readonly Claim[]>;
}

export interface ClaimsWrite extends ClaimsRead {
  /** Adds the claim, or replaces what has become of it. */
  save(claim: Claim): Promise<void>;
}
