// Counts the coins of a house where they are written down: the kiosk's journal and the ledger's coin records.

export type CoinBooks = Readonly<{
  /** Coins by emulator id (`KR500A`), as the ledger has posted them. */
  ledger: ReadonlyMap<string, number>;
  journal: ReadonlyMap<string, number>;
  /** Coins that gap records name as lost. */
  gapCoins: number;
  /** Gap records that cannot say how many. */
  unknownGaps: number;
  /** What is wrong by itself: a transfer that does not sum to zero, a failed integrity check. */
  faults: readonly string[];
}>;
