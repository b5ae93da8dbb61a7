// Moments are told as exactly as a person needs them.
import { describe, expect, test } from 'vitest';
import { momentText } from '#ui/wallet/view/when.ts';

const NOW = new Date(2026, 10, 22, 14, 32, 0).getTime();
const MINUTE = 60_000;

describe('a moment', () => {
  test.each([
    ['to the second within the hour', 5_000, '14:32:05', '14:32:05'],
    ['to the second just before, too', -90_000, '14:30:30', '14:30:30'],
    ['to the minute later that day', 180 * MINUTE, '17:32', '17:32'],
    ['with its day after that', 7 * 1_440 * MINUTE, 'Sun 29 Nov, 14:32', '11월 29일 (일) 14:32'],
  ])('is told %s', (_, afterMs, en, ko) => {
    expect(momentText(NOW + afterMs, NOW, 'en')).toBe(en);
    expect(momentText(NOW + afterMs, NOW, 'ko')).toBe(ko);
  });
});
