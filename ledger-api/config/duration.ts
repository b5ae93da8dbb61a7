// Fixed ISO 8601 durations: weeks, days, hours, minutes, seconds. Months and years have no fixed length.

/** Milliseconds of `P7D`, `PT5S`, `P1W` …; undefined for anything else, and for nothing at all. */
export function durationMs(text: string): number | undefined {
  const parts = FIXED_DURATION.exec(text);
  if (!parts || text === 'P' || text.endsWith('T')) return undefined;
  const total = UNITS_MS.reduce((sum, unitMs, i) => sum + Number(parts[i + 1] ?? 0) * unitMs, 0);
  return Number.isSafeInteger(total) ? total : undefined;
}

const FIXED_DURATION =
  /^P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;
const HOUR_MS = 3_600_000;
const UNITS_MS = [7 * 24 * HOUR_MS, 24 * HOUR_MS, HOUR_MS, 60_000, 1000];
