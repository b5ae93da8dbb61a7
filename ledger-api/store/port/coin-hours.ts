// Coins counted into hours: the same sums, whichever store keeps them.
import type { KioskId } from '../../contract/ids.ts';
import type { CoinHour, StoredCoin } from './deposits.ts';

/** By hour and kiosk, each once; an hour without coins is left out. */
export function hoursOf(
  coins: readonly Pick<StoredCoin, 'kioskId' | 'atMs'>[],
): readonly CoinHour[] {
  const hours = new Map<string, { kioskId: KioskId; hour: number; count: number }>();
  let last: { kioskId: KioskId; hour: number; count: number } | undefined;
  for (const { kioskId, atMs } of coins) {
    const hour = Math.floor(atMs / HOUR_MS);
    // Coins of one kiosk come in the order in which they fell.
    if (last?.hour !== hour || last.kioskId !== kioskId) {
      const key = `${hour} ${kioskId}`;
      last = hours.get(key) ?? { kioskId, hour, count: 0 };
      hours.set(key, last);
    }
    last.count += 1;
  }
  return [...hours.values()].toSorted(
    (a, b) => a.hour - b.hour || (a.kioskId < b.kioskId ? -1 : 1),
  );
}

const HOUR_MS = 3_600_000;
