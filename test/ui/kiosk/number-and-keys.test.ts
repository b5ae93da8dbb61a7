// Typing a number, and the whole deposit by physical keys alone.
import { describe, expect, test } from 'vitest';
import { digitGroups } from '#ui/kiosk/digit-groups.ts';
import { fixtures } from '#ui/kiosk/fixtures.ts';
import { commandOfKey } from '#ui/kiosk/use-keyboard.ts';

describe('digits as they are typed', () => {
  test.each([
    ['', 'KR', '··· ···· ····'],
    ['0104827', 'KR', '010 4827 ····'],
    ['01048275163', 'KR', '010 4827 5163'],
    ['2125550123', 'US', '212 555 0123'],
    ['91234567', 'SG', '9123 4567'],
    ['0123456789012', 'DE', '012 3456 789012'],
  ])('"%s" of %s is seen as %s', (digits, country, seen) => {
    const groups = digitGroups(digits, country);

    expect(groups.map((group) => group.map((digit) => digit || '·').join('')).join(' ')).toBe(seen);
  });
});

describe('a physical key', () => {
  const command = (key: string, state: string) => commandOfKey(key, fixtures[state]!.view!);

  test.each([
    ['attract', 'Enter', { do: 'start' }],
    ['number-typing', '7', { do: 'digit', digit: '7' }],
    ['number-typing', 'Backspace', { do: 'delete' }],
    ['number-full', 'Enter', { do: 'confirm-number' }],
    // The picture may be a digit behind the keys: the controller judges.
    ['number-typing', 'Enter', { do: 'confirm-number' }],
    ['consent', 'Enter', { do: 'agree' }],
    ['coins-pouring', 'Enter', { do: 'finish' }],
    ['coins-more', 'Enter', { do: 'more-time' }],
    ['coins-jam', 'Enter', { do: 'finish' }],
    ['coins-cap', 'Enter', { do: 'finish' }],
    ['thanks', 'Enter', { do: 'home' }],
  ])('on %s, %s does the one action of the screen', (state, key, expected) => {
    expect(command(key, state)).toEqual(expected);
  });

  test.each([
    ['coins-empty', 'Enter'],
    ['coins-opening', 'Enter'],
    ['coins-closing', 'Enter'],
    ['coins-pouring', '7'],
    ['consent', 'Backspace'],
    ['closed-store', 'Enter'],
  ])('on %s, %s does nothing', (state, key) => {
    expect(command(key, state)).toBeUndefined();
  });
});
