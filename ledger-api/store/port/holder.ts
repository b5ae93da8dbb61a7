// What is known of a holder besides the number: who they are, where they are paid, what they agreed to and were told.
import type { WalletId } from '../../contract/ids.ts';
import type { ConsentKind } from '../../ledger/policy/consents.ts';

/** A checked identity lifts a wallet to tier 2. */
export type Identity = Readonly<{
  walletId: WalletId;
  /** Keyed hash of whoever it is: the same person has the same one in every wallet. */
  personIndex: string;
  nameCipher: Uint8Array;
  verifiedAtMs: number;
}>;

export type BankAccount = Readonly<{
  id: string;
  walletId: WalletId;
  bankCode: string;
  numberCipher: Uint8Array;
  addedAtMs: number;
}>;

/** One decision of a holder about one text; the newest of a kind is in force, none means no. */
export type Consent = Readonly<{
  walletId: WalletId;
  kind: ConsentKind;
  /** Of the text that was agreed to or not. */
  version: number;
  isGiven: boolean;
  atMs: number;
}>;

export type HolderNotice = Readonly<{
  walletId: WalletId;
  /** Says what it is about, so that the same matter is told once. */
  key: string;
  kind: NoticeKind;
  atMs: number;
  /** What the sentence needs: points, times, ids; never a phone number. */
  facts: Readonly<Record<string, string>>;
}>;

export type NoticeKind =
  | 'expiry'
  | 'deposit'
  | 'withdrawal-paid'
  | 'withdrawal-failed'
  | 'gift-offered'
  | 'gift-accepted'
  | 'gift-returned'
  | 'deposit-moved'
  | 'claim-decided'
  | 'promotion'
  | 'phone-change';

export type NumberedHolderNotice = HolderNotice &
  Readonly<{ noticeNumber: number; readAtMs: number | undefined }>;

export interface HolderRead {
  identity(walletId: WalletId): Promise<Identity | undefined>;
  bankAccount(id: string): Promise<BankAccount | undefined>;
  /** Oldest first. */
  bankAccounts(walletId: WalletId): Promise<readonly BankAccount[]>;
  /** Every decision, oldest first. */
  consents(walletId: WalletId): Promise<readonly Consent[]>;
  /** Newest first, numbers below `before` only. */
  notices(
    walletId: WalletId,
    before: number | undefined,
    limit: number,
  ): Promise<readonly NumberedHolderNotice[]>;
  /** Points that foreign coins of a wallet became on one business day. */
  foreignPoints(walletId: WalletId, businessDay: string): Promise<bigint>;
}

export interface HolderWrite extends HolderRead {
  /** Adds or replaces. */
  saveIdentity(identity: Identity): Promise<void>;
  addBankAccount(account: BankAccount): Promise<void>;
  removeBankAccount(id: string): Promise<void>;
  addConsent(consent: Consent): Promise<void>;
  /** A notice with a known key changes nothing. */
  addNotice(notice: HolderNotice): Promise<void>;
  /** Marks every notice up to this number as read; those that were keep their time. */
  readNotices(walletId: WalletId, upTo: number, atMs: number): Promise<void>;
  addForeignPoints(walletId: WalletId, businessDay: string, points: bigint): Promise<void>;
  /** Forgets everything above for ever: the wallet is closed. */
  eraseHolder(walletId: WalletId): Promise<void>;
}
