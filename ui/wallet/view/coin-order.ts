// The order in which a deposit's coins lie in its heap. The wallet is told counts; the heap needs a sequence in
// which a coin that lies stays where it is, so what arrives is put on top of what was there.

export type CoinCount = Readonly<{ currency: string; faceMinor: string; count: number }>;
/** A coin by its kind: `KRW 500`. */
export type CoinKind = string;

export const kindOf = (coin: Readonly<{ currency: string; faceMinor: string }>): CoinKind =>
  `${coin.currency} ${coin.faceMinor}`;

/** `lying` followed by what `coins` holds beyond it; begins anew when the counts no longer contain it. */
export function orderCoins(
  lying: readonly CoinKind[],
  coins: readonly CoinCount[],
): readonly CoinKind[] {
  const missing = new Map<CoinKind, number>();
  for (const coin of coins) {
    const kind = kindOf(coin);
    missing.set(kind, (missing.get(kind) ?? 0) + coin.count);
  }
  for (const kind of lying) {
    const left = (missing.get(kind) ?? 0) - 1;
    if (left < 0) return orderCoins([], coins);
    missing.set(kind, left);
  }
  const arrived = spread(missing);
  return arrived.length === 0 ? lying : [...lying, ...arrived];
}

/** Each kind evenly over the whole, so that a heap read at once shows its true mixture everywhere. */
function spread(counts: ReadonlyMap<CoinKind, number>): CoinKind[] {
  const places = [...counts].flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) => ({ kind, at: (i + 0.5) / count })),
  );
  return places.sort((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1)).map(({ kind }) => kind);
}

/** The same order for the kit's heap: its kinds by first appearance, and one base-36 digit a coin. */
export function heapOf(lying: readonly CoinKind[]): Readonly<{
  rows: readonly Readonly<{ currency: string; faceMinor: string }>[];
  sequence: string;
}> {
  const kinds = [...new Set(lying)];
  const digits = new Map(kinds.map((kind, i) => [kind, i.toString(36)]));
  return {
    rows: kinds.map((kind) => {
      const [currency = '', faceMinor = '0'] = kind.split(' ');
      return { currency, faceMinor };
    }),
    sequence: lying.map((kind) => digits.get(kind)).join(''),
  };
}
