// Approved coin tables: when one gave way to the next, and with which coins it was tested.
import type { SignedCoinTable, TablePosition } from '#ledger/contract/coin-table.ts';

export type ApprovedTable = Readonly<{
  table: SignedCoinTable;
  isInForce: boolean;
  kioskIds: readonly string[];
}>;

/** When the next table of the same acceptor was approved; undefined for the one in force. */
export const replacedAt = (
  { table: { acceptorId, number } }: ApprovedTable,
  all: readonly ApprovedTable[],
): string | undefined =>
  all.find(({ table }) => table.acceptorId === acceptorId && table.number === number + 1)?.table
    .approvedAt;

/** Each coin that was dropped, and how often; empty where nobody wrote it down. */
export const testedFaces = ({
  positions,
  testCoins = [],
}: SignedCoinTable): readonly (Pick<TablePosition, 'currency' | 'faceMinor'> &
  Readonly<{ count: number }>)[] =>
  testCoins.flatMap(({ position, count }) => {
    const coin = positions.find((one) => one.position === position);
    return coin ? [{ currency: coin.currency, faceMinor: coin.faceMinor, count }] : [];
  });
