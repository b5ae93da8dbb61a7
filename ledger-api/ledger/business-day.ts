// Business days and months: what the calendar says in the zone of the business.

/** The day of a moment in a zone, as `2026-11-22`. */
export function businessDay(atMs: number, zone: string): string {
  const known = FORMATS.get(zone);
  const format = known ?? new Intl.DateTimeFormat('en-CA', { ...DATE, timeZone: zone });
  if (!known) FORMATS.set(zone, format);
  return format.format(atMs);
}

/** The month of a moment in a zone, as `2026-11`. */
export const businessMonth = (atMs: number, zone: string): string =>
  businessDay(atMs, zone).slice(0, 7);

/** The month before `month`. */
export function monthBefore(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - 1);
  return date.toISOString().slice(0, 7);
}

/** The day twelve months before `day` and one day later, so that both together are a year. */
export function yearEndingOn(day: string): Readonly<{ from: string; to: string }> {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  date.setUTCDate(date.getUTCDate() + 1);
  return { from: date.toISOString().slice(0, 10), to: day };
}

const DATE = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
// Making a format is slow, using it is not; a ledger has one zone.
const FORMATS = new Map<string, Intl.DateTimeFormat>();
