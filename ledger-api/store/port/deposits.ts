// Deposits with every coin behind them, and the pickup codes of coins that nobody owns yet.
import type { DepositId, KioskId, PickupId, WalletId } from '../../contract/ids.ts';
import type { Deposit } from '../../ledger/deposit.ts';

/** What makes a coin unique for ever, across kiosks and re-imaged disks. */
export type CreditIdentity = Readonly<{
  acceptorId: string;
  acceptorEpoch: string;
  creditSeq: bigint;
}>;

export type StoredCoin = CreditIdentity &
  Readonly<{
    kioskId: KioskId;
    kioskEpoch: number;
    /** The record's number in the kiosk's journal. */
    seq: number;
    atMs: number;
    currency: string;
    faceMinor: bigint;
    /** Undefined when no deposit could be told. */
    depositId: DepositId | undefined;
    /** `aside`: booked in suspense. `unbooked`: no coin the ledger knows; its task keeps the record. */
    fate: 'credited' | 'aside' | 'unbooked';
  }>;

/** Coins that fell at one kiosk in one hour, by the kiosk's own clock. */
export type CoinHour = Readonly<{
  kioskId: KioskId;
  /** Whole hours since 1970. */
  hour: number;
  count: number;
}>;

export type Pickup = Readonly<{
  id: PickupId;
  kioskId: KioskId;
  depositId: DepositId;
  /** SHA-256 of the code; undefined when the kiosk never told it. */
  codeHash: string | undefined;
  claimedAtMs: number | undefined;
}>;

export interface DepositsRead {
  find(ids: readonly DepositId[]): Promise<readonly Deposit[]>;
  /** The deposit for coins of `of` that surfaced after it had matured; the newest one. */
  lateDeposit(of: DepositId): Promise<Deposit | undefined>;
  /** Not yet matured deposits of a wallet, newest first. */
  pending(walletId: WalletId): Promise<readonly Deposit[]>;
  openAt(kioskId: KioskId): Promise<readonly Deposit[]>;
  /** Ids of what the sweeper has to look at, in the order of being due. */
  due(nowMs: number, limit: number): Promise<readonly DepositId[]>;
  abandoned(nowMs: number, limit: number): Promise<readonly DepositId[]>;
  /** Deposits that wait for a person, ids behind `after`, in the order of their ids. */
  inReview(after: DepositId | undefined, limit: number): Promise<readonly Deposit[]>;
  coins(depositId: DepositId): Promise<readonly StoredCoin[]>;
  /** By hour and kiosk, from an hour on; an hour without coins is left out. */
  coinHours(fromHour: number): Promise<readonly CoinHour[]>;
  /** Of one kiosk, hours below `before` only, newest first. */
  coinHoursOf(kioskId: KioskId, before: number, limit: number): Promise<readonly CoinHour[]>;
  knownCredits(identities: readonly CreditIdentity[]): Promise<readonly StoredCoin[]>;
  pickups(ids: readonly PickupId[]): Promise<readonly Pickup[]>;
  /** Not yet claimed pickups with this code, oldest first. */
  pickupsByCode(codeHash: string): Promise<readonly Pickup[]>;
}

export interface DepositsWrite extends DepositsRead {
  /** Adds the deposit, or replaces what is known of it. */
  save(deposit: Deposit): Promise<void>;
  addCoins(coins: readonly StoredCoin[]): Promise<void>;
  /** Coins that were set aside belong to a deposit from now on, credited. */
  giveCoins(identities: readonly CreditIdentity[], to: DepositId): Promise<void>;
  savePickup(pickup: Pickup): Promise<void>;
}
