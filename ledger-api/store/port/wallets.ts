// Wallets: one per phone number, which is stored encrypted and found by a blind index.
import type { DepositId, WalletId } from '../../contract/ids.ts';

export type StoredWallet = Readonly<{
  id: WalletId;
  /** HMAC of the number: the same number has the same index, and the index tells nothing. */
  phoneIndex: Uint8Array;
  phoneCipher: Uint8Array;
  /** Rises with each transaction that changes what the holder sees. */
  version: number;
  openedAtMs: number;
}>;

export type WalletEntry = Readonly<{
  walletId: WalletId;
  atMs: number;
  kind: WalletEntryKind;
  depositId?: DepositId;
  /** What else it is about: a withdrawal, a gift, a claim; a redemption as `{shopId}/{redemptionId}`. */
  subject?: Readonly<{ kind: string; id: string }>;
  /** Points that were added, or taken when negative; for a deposit it is read from the deposit itself. */
  points: bigint;
}>;

export type WalletEntryKind =
  | 'deposit'
  | 'matured'
  | 'correction'
  // What shops and time do.
  | 'payment'
  | 'refund'
  | 'expired'
  // What holders do besides looking and paying.
  | 'withdrawal'
  | 'withdrawal-returned'
  | 'gift-sent'
  | 'gift-returned'
  | 'gift-received'
  | 'reserved'
  | 'released'
  | 'promotion'
  | 'closed';

export type NumberedWalletEntry = WalletEntry & Readonly<{ entryNumber: number }>;

/** What a wallet's next version and its next entry are counted from. */
export type WalletStanding = Readonly<{ version: number; lastEntry: number }>;

export interface WalletsRead {
  find(id: WalletId): Promise<StoredWallet | undefined>;
  byPhone(phoneIndex: Uint8Array): Promise<StoredWallet | undefined>;
  /** Newest first, numbers below `before` only. */
  entries(
    id: WalletId,
    before: number | undefined,
    limit: number,
  ): Promise<readonly NumberedWalletEntry[]>;
  /** Oldest first: those from one moment until before another, with numbers above `after` only. */
  entriesBetween(
    id: WalletId,
    moments: Readonly<{ fromMs: number; untilMs: number }>,
    after: number,
    limit: number,
  ): Promise<readonly NumberedWalletEntry[]>;
  /** The points of every entry before a moment together, however many there are. */
  pointsBefore(id: WalletId, atMs: number): Promise<bigint>;
  /** The standing of each of these wallets; unknown ones are left out. */
  standings(ids: readonly WalletId[]): Promise<WalletStandings>;
  /** What each kind of entry has added in all; nothing is taken off for what others took. */
  pointsGained(id: WalletId): Promise<ReadonlyMap<WalletEntryKind, bigint>>;
}

export type WalletStandings = ReadonlyMap<WalletId, WalletStanding>;

/** `known` are standings that were read in this transaction, and have not changed since: they are not read again. */
export interface WalletsWrite extends WalletsRead {
  open(wallet: StoredWallet): Promise<void>;
  /** Gives the wallet its next version and tells the listeners after the commit; once per transaction is enough. */
  touch(id: WalletId): Promise<void>;
  /** The same for many, each once. */
  touchAll(ids: readonly WalletId[], known?: WalletStandings): Promise<void>;
  addEntry(entry: WalletEntry): Promise<void>;
  /** The same for many, in their order. */
  addEntries(entries: readonly WalletEntry[], known?: WalletStandings): Promise<void>;
  /** Gives the wallet another number; throws when that number has a wallet. */
  renumber(id: WalletId, phoneIndex: Uint8Array, phoneCipher: Uint8Array): Promise<void>;
}
