// Days and times in the words of each language, in a stated zone.
import { expect, test } from 'vitest';
import { dayParts, formatDay, formatTime } from '#ui/kit/date.ts';

const SUNDAY = '2026-11-29T05:32:00.000Z';

test.each([
  ['ko', '11월 29일 (일)'],
  ['en', 'Sun 29 Nov'],
  ['ja', '11月29日(日)'],
  ['zh', '11月29日 周日'],
] as const)('a day in %s is written %s', (lang, text) => {
  expect(formatDay(SUNDAY, lang)).toBe(text);
});

test('the time is that of the zone, on 24 hours', () => {
  expect([formatTime(SUNDAY), formatTime(SUNDAY, 'UTC')]).toEqual(['14:32', '05:32']);
});

test('midnight begins its own day', () => {
  expect(dayParts('2026-12-31T15:00:00.000Z')).toEqual({
    year: 2027,
    month: 1,
    day: 1,
    weekday: 5,
    time: '00:00',
  });
});
