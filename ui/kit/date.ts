// Days and times as text, in the words of each language; the zone is an argument.
import type { Language } from '#kiosk/bridge/contract.ts';

/** Where the business day is made; a kiosk shows this zone whatever its own clock is set to. */
export const BUSINESS_ZONE = 'Asia/Seoul';

const WEEKDAYS: Record<Language, string> = {
  ko: '일월화수목금토',
  en: 'Sun Mon Tue Wed Thu Fri Sat',
  ja: '日月火水木金土',
  zh: '日一二三四五六',
};
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export type DayParts = Readonly<{
  year: number;
  /** From 1. */
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  time: string;
}>;

/** An RFC 3339 instant as calendar parts of a zone; `time` is 24-hour `HH:MM`. */
export function dayParts(instant: string, zone: string = BUSINESS_ZONE): DayParts {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const [year, month, day] = [Number(get('year')), Number(get('month')), Number(get('day'))];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, weekday, time: `${get('hour')}:${get('minute')}` };
}

/** `일`, `Sun`, `日`. */
export const weekdayName = (weekday: number, lang: Language): string =>
  (lang === 'en' ? WEEKDAYS.en.split(' ') : [...WEEKDAYS[lang]])[weekday] ?? '';

/** `11월 29일 (일)`, `Sun 29 Nov`, `11月29日(日)`, `11月29日 周日`. */
export function formatDay(instant: string, lang: Language, zone: string = BUSINESS_ZONE): string {
  const { month, day, weekday } = dayParts(instant, zone);
  const name = weekdayName(weekday, lang);
  switch (lang) {
    case 'ko':
      return `${month}월 ${day}일 (${name})`;
    case 'en':
      return `${name} ${day} ${MONTHS[month - 1] ?? ''}`;
    case 'ja':
      return `${month}月${day}日(${name})`;
    case 'zh':
      return `${month}月${day}日 周${name}`;
  }
}

/** `14:32`. */
export const formatTime = (instant: string, zone: string = BUSINESS_ZONE): string =>
  dayParts(instant, zone).time;
