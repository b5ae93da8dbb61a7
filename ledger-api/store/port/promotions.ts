// Funded promotions, and how much of each a wallet has got.
import type { WalletId } from '../../contract/ids.ts';
import type { Promotion } from '../../ledger/promotion.ts';

export interface PromotionsRead {
  promotion(id: string): Promise<Promotion | undefined>;
  /** Newest first, ids below `before` only. */
  list(before: string | undefined, limit: number): Promise<readonly Promotion[]>;
  grantedTo(promotionId: string, walletId: WalletId): Promise<bigint>;
}

export interface PromotionsWrite extends PromotionsRead {
  /** Adds the promotion, or replaces how much of it was granted; its budget never changes. */
  save(promotion: Promotion): Promise<void>;
  addGrant(promotionId: string, walletId: WalletId, points: bigint): Promise<void>;
}
