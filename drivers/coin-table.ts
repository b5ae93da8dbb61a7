// The approved coin table: which position of which acceptor is worth what. A coin outside it is never money.
import type { CoinValue } from './coin.ts';

export type CoinTableEntry = Readonly<{
  /** Coin position as the acceptor counts it, from 1. */
  position: number;
  /** The identifier that the acceptor gives for this position, such as `KR500A`. */
  coinId: string;
  value: CoinValue;
  /** The sorter path that its coins have to take, from 1; absent: wherever the device sends them. */
  path?: number;
  /** Approved but not wanted now (a foreign coin without a price): inhibited, and of its value when it comes all the same. */
  isClosed?: true;
}>;

export type CoinTable = Readonly<{
  /** The identity the table is bound to: `{manufacturer}/{product}/{serial}`. */
  acceptorId: string;
  /** The coin bank of the acceptor that the positions belong to; absent where it has none, or none was written down. */
  bank?: number;
  entries: readonly CoinTableEntry[];
}>;

/** The value of a position whose identifier is exactly the approved one; undefined keeps it inhibited. */
export function approvedValue(
  table: CoinTable | undefined,
  acceptorId: string,
  position: number,
  coinId: string,
): CoinValue | undefined {
  if (table?.acceptorId !== acceptorId) return undefined;
  return table.entries.find((entry) => entry.position === position && entry.coinId === coinId)
    ?.value;
}

/** Whether the table keeps an approved position shut for now. */
export const isClosedPosition = (table: CoinTable | undefined, position: number): boolean =>
  table?.entries.some((entry) => entry.position === position && entry.isClosed === true) ?? false;
