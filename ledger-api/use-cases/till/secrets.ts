// The secrets of the till as the use cases need them; the keys behind them stay outside.
import type { ShopId, WalletId } from '../../contract/ids.ts';

/** A code in its two forms: for typing and for scanning. */
export type CodeTexts = Readonly<{ typed: string; scanned: string }>;

export interface TillSecrets {
  /** The same for the same wallet, request and draw, so that a repeated request is told the same code. */
  codeTexts(walletId: WalletId, requestKey: string, draw: number): CodeTexts;
  /** What is kept of a code, in either form. */
  codeHash(text: string): string;
  /** What a shop knows a wallet by; two shops know it by different names. */
  memberRef(walletId: WalletId, shopId: ShopId): string;
}
