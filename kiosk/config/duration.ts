// ISO 8601 durations of fixed length: weeks, days, hours, minutes, seconds. Months and years have no fixed length.

/** Milliseconds of a text such as `P30D` or `PT1H30M`; NaN when it is none. */
export function parseDurationMs(text: string): number {
  const parts = PATTERN.exec(text)?.slice(1);
  if (!parts?.some((part) => part !== undefined)) return Number.NaN;
  return parts.reduce((sum, part, i) => sum + Number(part ?? 0) * UNITS_MS[i]!, 0);
}

const PATTERN =
  /^P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?$/;
const UNITS_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];
