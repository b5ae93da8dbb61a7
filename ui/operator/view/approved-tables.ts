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

/** Each coin that the table makes money, and how many of it were dropped; absent where nobody wrote it down. */
export const facesTested = ({
  positions,
  testCoins = [],
}: SignedCoinTable): readonly (Pick<TablePosition, 'currency' | 'faceMinor'> &
  Readonly<{ count: number | undefined }>)[] =>
  positions.map(({ position, currency, faceMinor }) => ({
    currency,
    faceMinor,
    count: testCoins.find((one) => one.position === position)?.count,
  }));
