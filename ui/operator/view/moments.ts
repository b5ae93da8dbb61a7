// Moments in words, in the zone of the business: `Sun 22 Nov 14:32`, and how long ago.
import type { Language } from '#kiosk/bridge/contract.ts';
import { formatDay, formatTime } from '../../kit/date.ts';

/** `Sun 22 Nov, 14:32`, `11월 22일 (일) 14:32`. */
export const momentText = (instant: string, lang: Language): string =>
  `${formatDay(instant, lang)}${lang === 'en' ? ',' : ''} ${formatTime(instant)}`;

/** A moment as a date-and-time field gives it, read in the zone of the business; undefined while it is none. */
export function typedMoment(typed: string): string | undefined {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed)
    ? Date.parse(`${typed}:00.000+09:00`)
    : Number.NaN;
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
}

export type Ago = Readonly<{
  unit: 'now' | 'seconds' | 'minutes' | 'hours' | 'days';
  count: number;
}>;

/** In the largest unit that says at least one. */
export function agoOf(ms: number): Ago {
  if (ms < 10_000) return { unit: 'now', count: 0 };
  if (ms < 60_000) return { unit: 'seconds', count: Math.floor(ms / 1_000) };
  if (ms < 3_600_000) return { unit: 'minutes', count: Math.floor(ms / 60_000) };
  if (ms < 86_400_000) return { unit: 'hours', count: Math.floor(ms / 3_600_000) };
  return { unit: 'days', count: Math.floor(ms / 86_400_000) };
}
