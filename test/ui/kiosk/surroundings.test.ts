// Quiet hours, as the kiosk's page reads them.
import { expect, test } from 'vitest';
import { isQuiet } from '#ui/kiosk/use-surroundings.ts';

test.each([
  [
    [22, 7],
    [22, 23, 0, 6],
    [7, 12, 21],
  ],
  [
    [13, 15],
    [13, 14],
    [12, 15, 0],
  ],
  [[9, 9], [], [8, 9, 10]],
] as const)('between %j are quiet %j and not %j', (hours, quiet, loud) => {
  expect(quiet.filter((hour) => !isQuiet(hour, hours))).toEqual([]);
  expect(loud.filter((hour) => isQuiet(hour, hours))).toEqual([]);
});
