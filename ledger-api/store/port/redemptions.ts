// Redemptions at shops, and the codes that begin them.
import type { RedemptionId, ShopId, WalletId } from '../../contract/ids.ts';
import type { Redemption } from '../../ledger/redemption.ts';

/** A code that a holder shows at a till, in its two forms. Only keyed hashes of it are known. */
export type RedemptionCode = Readonly<{
  walletId: WalletId;
  /** Of the eight digits. */
  typedHash: string;
  /** Of the text in the QR. */
  scannedHash: string;
  /** Above it the holder is asked on the phone. */
  ceilingPoints: bigint;
  expiresAtMs: number;
}>;

export type ShopOrder = Readonly<{ shopId: ShopId; orderId: string }>;

export type RedemptionPage = Readonly<{
  shopId: ShopId;
  /** Ids at or above `from` and below `before`: both begin with a moment. */
  from: string;
  before: string;
  limit: number;
}>;

export interface RedemptionsRead {
  /** The code with this hash, typed or scanned, whether it has run out or not. */
  code(hash: string): Promise<RedemptionCode | undefined>;
  /** The codes with these hashes, typed or scanned; unknown ones are left out. */
  codes(hashes: readonly string[]): Promise<readonly RedemptionCode[]>;
  redemption(shopId: ShopId, id: RedemptionId): Promise<Redemption | undefined>;
  ofOrder(shopId: ShopId, orderId: string): Promise<Redemption | undefined>;
  /** Those of these orders that are known. */
  ofOrders(orders: readonly ShopOrder[]): Promise<readonly Redemption[]>;
  /** Those that wait for this holder, oldest first. */
  awaiting(walletId: WalletId): Promise<readonly Redemption[]>;
  /** Newest first. */
  page(page: RedemptionPage): Promise<readonly Redemption[]>;
  /** What the sweeper has to end, the longest due first. */
  due(nowMs: number, limit: number): Promise<readonly Redemption[]>;
}

export interface RedemptionsWrite extends RedemptionsRead {
  /** Adds the code; the wallet's last one is worthless from now on. Throws when another wallet has a hash of it. */
  saveCode(code: RedemptionCode): Promise<void>;
  /** Uses the code up: nobody finds it any more. Throws when it was used before. */
  useCode(code: RedemptionCode): Promise<void>;
  /** The same for codes that were read in this transaction. */
  useCodes(codes: readonly RedemptionCode[]): Promise<void>;
  /** Forgets codes that expired at or before `nowMs`. */
  forgetCodes(nowMs: number): Promise<void>;
  /** Adds redemptions. Throws when one is known, or the shop has used its order. */
  add(redemptions: readonly Redemption[]): Promise<void>;
  /** Adds redemptions, or replaces what has become of them. Throws when the shop has used the order for another. */
  save(redemptions: readonly Redemption[]): Promise<void>;
}
