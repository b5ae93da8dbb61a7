import { describe, expect, test } from 'vitest';
import {
  businessDay,
  daysLater,
  startOfDayMs,
  workingDaysLater,
} from '#ledger/ledger/business-day.ts';

describe('a business day', () => {
  test.each([
    ['Asia/Seoul', '2026-11-21T14:59:59.999Z', '2026-11-21'],
    ['Asia/Seoul', '2026-11-21T15:00:00.000Z', '2026-11-22'],
    ['UTC', '2026-11-21T23:59:59.999Z', '2026-11-21'],
    ['America/New_York', '2026-11-01T04:00:00.000Z', '2026-11-01'],
  ])('in %s at %s is %s', (zone, at, day) => {
    expect(businessDay(Date.parse(at), zone)).toBe(day);
  });

  test.each([
    ['Asia/Seoul', '2026-11-22', '2026-11-21T15:00:00.000Z'],
    // The day after the clocks were set back in New York, and the one on which they were.
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T05:00:00.000Z'],
  ])('in %s, %s begins at %s', (zone, day, at) => {
    expect(new Date(startOfDayMs(day, zone)).toISOString()).toBe(at);
  });

  test('has days and working days after it', () => {
    expect(daysLater('2026-12-31', 1)).toBe('2027-01-01');
    // A Friday.
    expect(workingDaysLater('2026-11-20', 2)).toBe('2026-11-24');
  });
});
