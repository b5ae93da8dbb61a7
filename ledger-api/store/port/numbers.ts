// Numbers that change hands: changes that wait, when somebody last signed in, and who had a number before.
import type { WalletId } from '../../contract/ids.ts';

/** A change that waits for its day. */
export type PhoneChange = Readonly<{
  walletId: WalletId;
  phoneIndex: Uint8Array;
  /** Encrypted for the wallet. */
  phoneCipher: Uint8Array;
  dueAtMs: number;
}>;

/** Says that two wallets had the same number, and not which. */
export type ClosedNumber = Readonly<{ phoneIndex: Uint8Array; closedAtMs: number }>;

export interface NumbersRead {
  phoneChange(walletId: WalletId): Promise<PhoneChange | undefined>;
  /** The longest due first. */
  phoneChangesDue(nowMs: number, limit: number): Promise<readonly PhoneChange[]>;
  lastSignInMs(walletId: WalletId): Promise<number | undefined>;
  /** The number of a wallet that was closed not long ago. */
  closedNumber(walletId: WalletId): Promise<ClosedNumber | undefined>;
  /** Wallets that had this number before. */
  formerWallets(phoneIndex: Uint8Array): Promise<readonly WalletId[]>;
}

export interface NumbersWrite extends NumbersRead {
  /** Adds or replaces. */
  savePhoneChange(change: PhoneChange): Promise<void>;
  removePhoneChange(walletId: WalletId): Promise<void>;
  saveLastSignIn(walletId: WalletId, atMs: number): Promise<void>;
  saveFormer(walletId: WalletId, phoneIndex: Uint8Array, atMs: number): Promise<void>;
  removeFormer(walletId: WalletId): Promise<void>;
  saveClosedNumber(walletId: WalletId, closed: ClosedNumber): Promise<void>;
  /** Forgets the numbers of wallets that were closed before this moment. */
  forgetClosedNumbers(beforeMs: number): Promise<void>;
}
