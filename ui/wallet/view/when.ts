// Moments in words: as exact as a person needs them. Days and times are those of the phone's own zone.
import type { Language } from '#kiosk/bridge/contract.ts';
import { formatDay, formatTime } from '../../kit/date.ts';

/** `14:32:05` within the hour, `14:32` on the same day, else `Sun 29 Nov, 14:32`. */
export function momentText(atMs: number, nowMs: number, lang: Language): string {
  if (isSoon(atMs, nowMs)) return clockText(atMs);
  return isSameDay(atMs, nowMs) ? hourText(atMs) : dayAndHourText(atMs, lang);
}

/** `Sun 29 Nov, 14:32`, `11월 29일 (일) 14:32`. */
export const dayAndHourText = (atMs: number, lang: Language): string =>
  `${dayText(atMs, lang)}${lang === 'en' ? ',' : ''} ${hourText(atMs)}`;

/** `Sun 29 Nov`. */
export const dayText = (atMs: number, lang: Language): string =>
  formatDay(new Date(atMs).toISOString(), lang, phoneZone());

/** `14:32`. */
export const hourText = (atMs: number): string =>
  formatTime(new Date(atMs).toISOString(), phoneZone());

/** `14:32:05`. */
export function clockText(atMs: number): string {
  const seconds = new Date(atMs).getSeconds().toString().padStart(2, '0');
  return `${hourText(atMs)}:${seconds}`;
}

/** A moment that is named without its day, because it is today. */
export const isToday = (atMs: number, nowMs: number): boolean =>
  isSoon(atMs, nowMs) || isSameDay(atMs, nowMs);

const isSoon = (atMs: number, nowMs: number): boolean => Math.abs(atMs - nowMs) < HOUR_MS;

/** Both moments lie on one day of the phone. */
export const isSameDay = (aMs: number, bMs: number): boolean =>
  new Date(aMs).toDateString() === new Date(bMs).toDateString();

const phoneZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const HOUR_MS = 3_600_000;
