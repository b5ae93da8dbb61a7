// What is in each cashbox, when it was taken out, and the bags that its coins travel in.
import type { KioskId } from '../../contract/ids.ts';
import type { Bag, CutOff } from '../../ledger/bag.ts';
import type { CoinCount } from '../../ledger/deposit.ts';

/** A cashbox that was taken out, as its kiosk told; every coin before the cut-off was in it. */
export type Removal = Readonly<{
  kioskId: KioskId;
  cutOff: CutOff;
  atMs: number;
  /** As it was typed at the kiosk. */
  sealNumber: string | undefined;
}>;

/** A kiosk epoch of which nothing more is awaited: two people said so. */
export type LostEpoch = Readonly<{
  kioskId: KioskId;
  kioskEpoch: number;
  atMs: number;
  by: readonly string[];
}>;

export interface BagsRead {
  /** Coins that the books have in the cashbox of a kiosk, by currency and face; none with a count of zero. */
  cashbox(kioskId: KioskId): Promise<readonly CoinCount[]>;
  lastRemoval(kioskId: KioskId): Promise<Removal | undefined>;
  /** The removal whose record is this cut-off. */
  removalAt(kioskId: KioskId, cutOff: CutOff): Promise<Removal | undefined>;
  /** Of one kiosk, those before a cut-off, newest first. */
  removalsBefore(kioskId: KioskId, before: CutOff, limit: number): Promise<readonly Removal[]>;
  lostEpoch(kioskId: KioskId, kioskEpoch: number): Promise<LostEpoch | undefined>;
  bag(id: string): Promise<Bag | undefined>;
  /** Newest first, ids below `before` only. */
  bags(before: string | undefined, limit: number): Promise<readonly Bag[]>;
  /** Of one kiosk, the latest cut-off first. */
  bagsOf(kioskId: KioskId, limit: number): Promise<readonly Bag[]>;
  /** Bags that wait for records, in the order of their kiosks and cut-offs. */
  waitingBags(limit: number): Promise<readonly Bag[]>;
  /** Sealed and not counted, the longest sealed first. */
  uncountedBags(sealedBeforeMs: number, limit: number): Promise<readonly Bag[]>;
}

export interface BagsWrite extends BagsRead {
  /** Adds to what is in a cashbox; a count below zero takes out. */
  addToCashbox(kioskId: KioskId, coins: readonly CoinCount[]): Promise<void>;
  /** The same removal again changes nothing. */
  addRemoval(removal: Removal): Promise<void>;
  closeEpoch(lost: LostEpoch): Promise<void>;
  /** Adds the bag, or replaces what is known of it. */
  saveBag(bag: Bag): Promise<void>;
  /** Takes a bag off the list that waits; a sealed one stays. */
  removeWaitingBag(id: string): Promise<void>;
}
