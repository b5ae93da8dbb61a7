// A proposed coin table: as a person completes it, and whether it is in force already.
import type { CoinTableProposal, SignedCoinTable } from '#ledger/contract/coin-table.ts';

export type TypedCoin = Readonly<{
  position: number;
  coinId: string;
  currency: string;
  faceMinor: string;
  testCoins: string;
  /** The sorter path that the proposal names. */
  path?: number;
}>;

/** The rows of a proposal as they are typed in. */
export const typedCoins = ({ positions }: CoinTableProposal): readonly TypedCoin[] =>
  positions.map(({ position, coinId, currency = '', faceMinor = '', testCoins, path }) => ({
    position,
    coinId,
    currency,
    faceMinor,
    testCoins: String(testCoins),
    ...(path !== undefined && { path }),
  }));

/** Coins that were dropped and recognised, as the ledger takes them; undefined while one is no coin. */
export function testedCoins(coins: readonly TypedCoin[]) {
  const tested = [];
  for (const { position, coinId, currency, faceMinor, testCoins, path } of coins) {
    if (!/^\d{1,4}$/.test(testCoins.trim() || '0')) return undefined;
    const count = Number(testCoins);
    if (count === 0) continue;
    if (currency === '' || !/^[1-9]\d{0,8}$/.test(faceMinor.trim()) || count > 1_000)
      return undefined;
    const coin = { position, coinId, currency, faceMinor: faceMinor.trim(), testCoins: count };
    tested.push({ ...coin, ...(path !== undefined && { path }) });
  }
  return tested;
}

/** Whether the coins that are confirmed in a proposal are those in force, no more and no fewer. */
export function isInForce(
  proposal: CoinTableProposal,
  inForce: SignedCoinTable | undefined,
): boolean {
  if (!inForce || inForce.bank !== proposal.bank) return false;
  const key = (coin: Readonly<{ position: number; coinId: string }> & Partial<TypedFace>): string =>
    `${coin.position} ${coin.coinId} ${coin.currency} ${coin.faceMinor} ${coin.path}`;
  const confirmed = proposal.positions.filter(({ testCoins }) => testCoins > 0).map(key);
  return confirmed.toSorted().join() === inForce.positions.map(key).toSorted().join();
}

type TypedFace = {
  currency: string | undefined;
  faceMinor: string | undefined;
  path: number | undefined;
};
