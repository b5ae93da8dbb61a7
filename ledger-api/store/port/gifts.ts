// Gifts from one holder to a phone number.
import type { WalletId } from '../../contract/ids.ts';
import type { Gift } from '../../ledger/gift.ts';

export interface GiftsRead {
  gift(id: string): Promise<Gift | undefined>;
  /**
   * What concerns a holder, newest first, ids below `before` only: what they gave, what they got, and what is offered to
   * their number.
   */
  ofHolder(
    holder: Readonly<{ walletId: WalletId; phoneIndex: string }>,
    before: string | undefined,
    limit: number,
  ): Promise<readonly Gift[]>;
  /** Offered gifts whose time is up, the longest due first. */
  lapsed(nowMs: number, limit: number): Promise<readonly Gift[]>;
}

export interface GiftsWrite extends GiftsRead {
  /** Adds the gift, or replaces what has become of it; who gives how much to which number never changes. */
  save(gift: Gift): Promise<void>;
}
