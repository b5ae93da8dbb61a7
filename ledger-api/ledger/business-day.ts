// Business days: the calendar of the shops' time zone, not of UTC.

/** `YYYY-MM-DD`. */
export type BusinessDay = string;

/** The day that it is in `zone` at this moment. */
export const businessDay = (ms: number, zone: string): BusinessDay =>
  new Date(wallMs(ms, zone)).toISOString().slice(0, 10);

/** When a day begins in `zone`. */
export function startOfDayMs(day: BusinessDay, zone: string): number {
  const utcMs = Date.parse(`${day}T00:00:00.000Z`);
  const near = utcMs - offsetMs(utcMs, zone);
  // Once more, because the clocks may have been changed between the two moments.
  return utcMs - offsetMs(near, zone);
}

/** The day that is `days` calendar days later. */
export const daysLater = (day: BusinessDay, days: number): BusinessDay =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The day that is `days` working days later; Saturdays and Sundays do not count. */
export function workingDaysLater(day: BusinessDay, days: number): BusinessDay {
  let later = day;
  for (let left = days; left > 0;) {
    later = daysLater(later, 1);
    if (![0, 6].includes(new Date(`${later}T00:00:00.000Z`).getUTCDay())) left -= 1;
  }
  return later;
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

/** The month after `month`. */
export function monthAfter(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 7);
}

/** The day twelve months before `day` and one day later, so that both together are a year. */
export function yearEndingOn(day: string): Readonly<{ from: string; to: string }> {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  date.setUTCDate(date.getUTCDate() + 1);
  return { from: date.toISOString().slice(0, 10), to: day };
}

const offsetMs = (ms: number, zone: string): number => wallMs(ms, zone) - ms;

/** What the clock on the wall says in `zone`, as if it were UTC; whole seconds. */
function wallMs(ms: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(ms)
      .map((one) => [one.type, one.value]),
  );
  const at = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

// Making a format takes a hundred times as long as using it.
const formats = new Map<string, Intl.DateTimeFormat>();
const DAY_MS = 86_400_000;
