// What a fault run needs to know of a protocol: a device that misbehaves, the driver that serves it, and who judges both.
import type { AcceptorHost, AcceptorReport, CoinAcceptor } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { OpenLine } from '#drivers/line/serial-line.ts';

export type LineCounts = Readonly<{
  /** Coins that the device took. */
  coins: number;
  booked: number;
  /** Named as lost, by number. */
  lostCount: number;
  unknownGaps: number;
  /** Coins lost in a way that no driver could see; what that is, the oracle of the protocol says. */
  unprovable: number;
}>;

/** Something that may happen in a step, and how often of a hundred. */
export type Misfortune = readonly [share: number, happen: () => void];

/** Choices of one run, all from its seed. */
export type Dice = Readonly<{
  entropy: Entropy;
  /** No byte is spoilt, nothing reset or pulled: whatever happens in such a run, nothing can be missing. */
  isCalm: boolean;
  chance(share: number): boolean;
  /** A whole number from 0 to n − 1. */
  upTo(n: number): number;
  nowMs(): number;
}>;

export interface Subject {
  readonly baudRate: number;
  readonly table: CoinTable;
  readonly misfortunes: readonly Misfortune[];
  /** How often the device looks whether it has something to say unasked; absent: it never has. */
  readonly tickMs?: number;
  openAcceptor(openLine: OpenLine, host: AcceptorHost): CoinAcceptor;
  /** Takes what the host sent; gives back what the device answers. */
  receive(bytes: Uint8Array): Uint8Array;
  tick?(): Uint8Array;
  /** Whether damage can be seen at all on this line; what nobody can see is not done. */
  isFair?(sent: Uint8Array, arriving: Uint8Array): boolean;
  /** The same of what goes to the device. */
  isFairThere?(sent: Uint8Array, arriving: Uint8Array): boolean;
  /** Nothing of its own goes wrong any more. */
  heal(): void;
  stored(report: AcceptorReport): void;
  /** Drops a coin that the table names; true when it was taken. */
  drop(): boolean;
  /** What is wrong, in words; asked at the end, when everything should be told or named as lost. */
  verdict(): string[];
  counts(): LineCounts;
}

export type CreateSubject = (dice: Dice) => Subject;
