// The last days of each kiosk: what a forecast of its cashbox is made of.
import type { KioskId } from '../../contract/ids.ts';
import { businessDay, daysLater, startOfDayMs } from '../../ledger/business-day.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';

export type CoinDaysReport = Readonly<{
  /** The day that runs. */
  lastDay: string;
  /** Kiosks at which coins fell; 14 counts each, oldest first. */
  kiosks: { kioskId: KioskId; counts: number[] }[];
}>;

/** A coin counts for the day in which its hour begins; one that its kiosk says fell later than today for none. */
export async function coinDaysReport(
  { deposits }: Pick<ReadingBooks, 'deposits'>,
  nowMs: number,
  zone: string,
): Promise<CoinDaysReport> {
  const lastDay = businessDay(nowMs, zone);
  const days = Array.from({ length: DAYS }, (_, i) => daysLater(lastDay, i - DAYS + 1));
  const firstHour = Math.floor(startOfDayMs(days[0]!, zone) / HOUR_MS);
  const rows = new Map<KioskId, number[]>();
  for (const { kioskId, hour, count } of await deposits.coinHours(firstHour)) {
    const day = days.indexOf(businessDay(hour * HOUR_MS, zone));
    if (day < 0) continue;
    const counts = rows.get(kioskId) ?? Array<number>(DAYS).fill(0);
    counts[day]! += count;
    rows.set(kioskId, counts);
  }
  return { lastDay, kiosks: [...rows].map(([kioskId, counts]) => ({ kioskId, counts })) };
}

const DAYS = 14;
const HOUR_MS = 3_600_000;
