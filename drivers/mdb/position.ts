// What is stored about a changer beside its coins: how many its tubes held, and whether its slot may have been open.
// MDB has no event number. The host counts the events itself, and stores the count with them (`AcceptorPosition.creditSeq`).
import type { AcceptorPosition } from '../coin-acceptor.ts';
import { COIN_TYPES } from './coin-types.ts';

export type ChangerMemory = Readonly<{
  /** Coins known to be in the tube of each type, as far as the events stored so far tell. */
  tubes: readonly number[];
  /** A coin may have been taken since: the slot was open, or not proven closed and quiet. */
  isSlotLive: boolean;
}>;

const MEMORY_BYTES = COIN_TYPES + 1;
const TUBE_COUNT_MAX = 255;

/** What a stored position remembers; undefined when it was not written for a changer. */
export function memoryOf({ recentPairs }: AcceptorPosition): ChangerMemory | undefined {
  const bytes = Buffer.from(recentPairs, 'hex');
  if (bytes.length !== MEMORY_BYTES) return undefined;
  return { tubes: [...bytes.subarray(0, COIN_TYPES)], isSlotLive: bytes[COIN_TYPES] === 1 };
}

/** The same position with another memory; the hex holds 16 tube counts and one byte for the slot. */
export function remember(
  position: Omit<AcceptorPosition, 'recentPairs' | 'counter'>,
  { tubes, isSlotLive }: ChangerMemory,
): AcceptorPosition {
  const counts = tubes.map((count) => Math.min(TUBE_COUNT_MAX, Math.max(0, count)));
  const recentPairs = Buffer.from([...counts, isSlotLive ? 1 : 0]).toString('hex');
  // There is no counter in the changer that could be kept.
  return { ...position, counter: 0, recentPairs };
}

/** The counts of a TUBE STATUS answer; its first two bytes say which tubes are full. */
export const tubesOf = (status: Uint8Array): number[] => [...status.subarray(2, 2 + COIN_TYPES)];
