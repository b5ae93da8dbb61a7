// Coins hour by hour: sums over kiosks, the ridge they make, and the points of a plot.
import type { Peak } from '../../kit/shape.ts';

/** Hour by hour, over all rows; they end at the same hour. */
export function sumHours(rows: readonly (readonly number[])[]): readonly number[] {
  const length = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length }, (_, i) =>
    rows.reduce((sum, row) => sum + (row[row.length - length + i] ?? 0), 0),
  );
}

/** One peak an hour; the highest hour fills the picture. */
export function hourPeaks(hours: readonly number[]): readonly Peak[] {
  const highest = Math.max(1, ...hours);
  const last = Math.max(1, hours.length - 1);
  return hours.map((count, i) => [i / last, count / highest, 1.7 / Math.max(2, hours.length)]);
}

/** The beginnings of `count` hours, the last one beginning at `lastHour`, in milliseconds. */
export const hourStarts = (lastHour: string, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => Date.parse(lastHour) - (count - 1 - i) * HOUR_MS);

/** The beginnings of `count` days in the zone of the business, the last one `lastDay` (`2026-11-22`), in milliseconds. */
export const dayStarts = (lastDay: string, count: number): readonly number[] =>
  Array.from(
    { length: count },
    (_, i) => Date.parse(`${lastDay}T00:00:00.000+09:00`) - (count - 1 - i) * 24 * HOUR_MS,
  );

const HOUR_MS = 3_600_000;
