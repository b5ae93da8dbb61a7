// Days as the business knows them: midnight is midnight in its own time zone.

/** `2026-11-22`: the day of a moment in `zone`. */
export const businessDay = (ms: number, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(ms);

/** `2026-11`: the month of a moment in `zone`. */
export const businessMonth = (ms: number, zone: string): string =>
  businessDay(ms, zone).slice(0, 7);
