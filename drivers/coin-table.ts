// The approved coin table: which position of which acceptor is worth what. A coin outside it is never money.
import type { CoinValue } from './coin.ts';

export type CoinTableEntry = Readonly<{
  /** Coin position as the acceptor counts it, from 1. */
  position: number;
  /** The identifier that the acceptor gives for this position, such as `KR500A`. */
  coinId: string;
  value: CoinValue;
  /** Approved, and not taken at the moment: the position is inhibited, and a coin that comes all the same has its value. */
  isClosed?: true;
}>;

export type CoinTable = Readonly<{
  /** The identity the table is bound to: `{manufacturer}/{product}/{serial}`. */
  acceptorId: string;
  entries: readonly CoinTableEntry[];
}>;

/** The entry of a position whose identifier is exactly the approved one; without one it is no money and stays inhibited. */
export function approvedEntry(
  table: CoinTable | undefined,
  acceptorId: string,
  position: number,
  coinId: string,
): CoinTableEntry | undefined {
  if (table?.acceptorId !== acceptorId) return undefined;
  return table.entries.find((entry) => entry.position === position && entry.coinId === coinId);
}
