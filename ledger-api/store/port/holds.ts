// Lots of points, and the holds that set points of them aside.
import type { WalletId } from '../../contract/ids.ts';
import type { Hold } from '../../ledger/hold.ts';
import type { Lot } from '../../ledger/lot.ts';

export interface HoldsRead {
  /** Lots with a rest, in the order in which they are used. */
  openLots(walletId: WalletId): Promise<readonly Lot[]>;
  /** The same of several wallets, one wallet after the other. */
  openLotsOf(walletIds: readonly WalletId[]): Promise<readonly Lot[]>;
  /** These lots, open or not, in the order of their use; unknown ids are left out. */
  lots(ids: readonly string[]): Promise<readonly Lot[]>;
  /** Lots with a rest that have expired, the longest expired first. */
  expiredLots(nowMs: number, limit: number): Promise<readonly Lot[]>;
  /** Lots with a rest that expire until `untilMs`, in the order of their expiry, from the one after `after`. */
  expiringLots(
    after: Readonly<{ expiresAtMs: number; id: string }>,
    untilMs: number,
    limit: number,
  ): Promise<readonly Lot[]>;
  hold(id: string): Promise<Hold | undefined>;
  /** Open holds of a wallet, oldest first. */
  openHolds(walletId: WalletId): Promise<readonly Hold[]>;
  /** Open holds that lapse now, the longest due first. */
  lapsedHolds(nowMs: number, limit: number): Promise<readonly Hold[]>;
}

export interface HoldsWrite extends HoldsRead {
  /** Adds a lot; throws when its id is known. */
  openLot(lot: Lot): Promise<void>;
  /** Replaces what is left of these lots and when they expire. */
  saveLots(lots: readonly Lot[]): Promise<void>;
  /** Adds holds; throws when one is known. */
  addHolds(holds: readonly Hold[]): Promise<void>;
  /** Adds or replaces holds. */
  saveHolds(holds: readonly Hold[]): Promise<void>;
}
