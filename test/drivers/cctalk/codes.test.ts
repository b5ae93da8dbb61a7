import { describe, expect, test } from 'vitest';
import { meaningOfEvent } from '#drivers/cctalk/event-codes.ts';
import { faultInWords } from '#drivers/cctalk/fault-codes.ts';
import { pollIntervalMs } from '#drivers/cctalk/start-up.ts';

describe('an event code', () => {
  test.each([
    [1, 'refused'],
    [2, 'inhibited'],
    [131, 'inhibited'],
    [20, 'fraud'],
    [5, 'jam'],
    [14, 'hardware'],
    [254, 'lever'],
    [6, 'dispute'],
    [7, 'dispute'],
    [36, 'dispute'],
    [160, 'unknown'],
    [191, 'unknown'],
    [99, 'unknown'],
  ])('%i is %s', (code, cause) => {
    expect(meaningOfEvent(code).cause).toBe(cause);
  });

  test('that nobody knows keeps its number in the words', () => {
    expect(meaningOfEvent(99).words).toContain('99');
  });
});

describe('a self-check', () => {
  test.each([
    ['without a code', [], undefined],
    ['that is fine', [0], undefined],
    ['of the lower coil', [2, 2], 'self-check 2: coils (2)'],
    ['of a sensor', [3], 'self-check 3: credit sensor'],
    ['with an unknown code', [99], 'self-check 99: unknown fault'],
  ])('%s', (_, data, words) => {
    expect(faultInWords(new Uint8Array(data))).toBe(words);
  });
});

describe('the polling interval', () => {
  test.each([
    ['200 ms (Azkoyen)', 2, 20, 160],
    ['500 ms (Alberici)', 2, 50, 200],
    ['100 ms', 1, 100, 80],
    ['2 s', 3, 2, 200],
    ['as in the manual', 0, 0, 200],
    ['by a hardware line', 0, 255, 200],
    ['1 ms', 1, 1, 20],
  ])('of a device that asks for %s', (_, units, value, ms) => {
    expect(pollIntervalMs(units, value)).toBe(ms);
  });
});
