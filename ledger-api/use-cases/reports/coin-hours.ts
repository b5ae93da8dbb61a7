// The last day of each kiosk, hour by hour: what operators look at rather than read.
import type { KioskId } from '../../contract/ids.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';

export type CoinHoursReport = Readonly<{
  /** The beginning of the hour that runs. */
  lastHourMs: number;
  /** Kiosks at which coins fell; 24 counts each, oldest first. */
  kiosks: { kioskId: KioskId; counts: number[] }[];
}>;

/** A coin that its kiosk says fell later than now is counted in no hour. */
export async function coinHoursReport(
  { deposits }: Pick<ReadingBooks, 'deposits'>,
  nowMs: number,
): Promise<CoinHoursReport> {
  const lastHour = Math.floor(nowMs / HOUR_MS);
  const firstHour = lastHour - HOURS + 1;
  const rows = new Map<KioskId, number[]>();
  for (const { kioskId, hour, count } of await deposits.coinHours(firstHour)) {
    if (hour > lastHour) continue;
    const counts = rows.get(kioskId) ?? Array<number>(HOURS).fill(0);
    counts[hour - firstHour] = count;
    rows.set(kioskId, counts);
  }
  return {
    lastHourMs: lastHour * HOUR_MS,
    kiosks: [...rows].map(([kioskId, counts]) => ({ kioskId, counts })),
  };
}

const HOURS = 24;
const HOUR_MS = 3_600_000;
