// Coins counted into hours: the same sums, whichever store keeps them.
import type { CoinHour, StoredCoin } from './deposits.ts';

/** By hour and kiosk, each once; an hour without coins is left out. */
export function hoursOf(
  coins: readonly Pick<StoredCoin, 'kioskId' | 'atMs'>[],
): readonly CoinHour[] {
  const hours = new Map<string, CoinHour>();
  for (const { kioskId, atMs } of coins) {
    const hour = Math.floor(atMs / HOUR_MS);
    const key = `${hour} ${kioskId}`;
    hours.set(key, { kioskId, hour, count: (hours.get(key)?.count ?? 0) + 1 });
  }
  return [...hours.values()].toSorted(
    (a, b) => a.hour - b.hour || (a.kioskId < b.kioskId ? -1 : 1),
  );
}

const HOUR_MS = 3_600_000;
