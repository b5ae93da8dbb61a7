import { describe, expect, test } from 'vitest';
import type { RejectCause } from '#drivers/coin-acceptor.ts';
import { meaningOfEvent } from '#drivers/cctalk/event-codes.ts';
import { faultInWords, statusInWords } from '#drivers/cctalk/fault-codes.ts';
import { pollIntervalMs } from '#drivers/cctalk/poll-interval.ts';

describe('an event code', () => {
  test.each([
    [1, 'refused'],
    [2, 'inhibited'],
    [131, 'inhibited'],
    [20, 'fraud'],
    [5, 'jam'],
    [14, 'hardware'],
    [27, 'configuration'],
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

describe('the whole table of event codes', () => {
  const span = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const CLASSES: Readonly<Record<RejectCause, readonly number[]>> = {
    refused: [1, 3, 8, 9, 10, 11, 12, 33, 37, 38],
    inhibited: [2, ...span(128, 159)],
    fraud: [16, 17, 18, 19, 20, 22, 23, 24, 25, 29, 34, 40],
    jam: [4, 5, 21, 31, 35],
    dispute: [6, 7, 36],
    hardware: [13, 14, 15, 26, 30, 32, 255],
    configuration: [27, 28],
    lever: [254],
    unknown: [39, ...span(41, 127), ...span(160, 253)],
  };

  test.each(Object.entries(CLASSES))('%s', (cause, codes) => {
    expect(codes.filter((code) => meaningOfEvent(code).cause !== cause)).toEqual([]);
  });

  test('has every number from 1 to 255, in words of its own', () => {
    const all = Object.values(CLASSES).flat();
    const words = span(1, 40).map((code) => meaningOfEvent(code).words);

    expect(all.toSorted((a, b) => a - b)).toEqual(span(1, 255));
    expect(new Set(words).size).toBe(40);
  });

  test('says of a coin whether it came back (table 2): a swallowed one never did', () => {
    const kept = span(1, 40).filter((code) => meaningOfEvent(code).comesBack === 'no');

    expect(kept).toEqual([7, 16, 17, 18, 19, 20, 23, 26, 27, 28, 29, 31, 36, 39, 40]);
  });
});

test('the whole table of fault codes is known, each with its number and what to do', () => {
  const codes = [...Array.from({ length: 57 }, (_, i) => i + 1), 255];
  const sentences = codes.map((code) => faultInWords(new Uint8Array([code])) ?? '');

  expect(sentences.filter((text) => text.includes('unknown'))).toEqual([]);
  expect(sentences.every((text, i) => text.startsWith(`self-check ${codes[i]}: `))).toBe(true);
  expect(sentences.every((text) => /; .{20}/.test(text))).toBe(true);
});

describe('a status', () => {
  test.each([
    [0, undefined],
    [1, 'status 1: the return lever or flight deck is open; close it'],
    [2, 'status 2: string detector; look into the slot for a string or a foreign object'],
    [9, expect.stringContaining('status 9: unknown')],
  ])('%i', (status, words) => {
    expect(statusInWords(status)).toEqual(words);
  });
});

describe('a self-check', () => {
  test.each([
    ['without a code', [], undefined],
    ['that is fine', [0], undefined],
    [
      'of the lower coil',
      [2, 2],
      'self-check 2: coils (2); switch the acceptor off and on; if it stays, exchange it',
    ],
    [
      'of a string',
      [20],
      'self-check 20: string detector; look into the slot for a string or a foreign object',
    ],
    [
      'with an unknown code',
      [99],
      'self-check 99: unknown fault; switch the acceptor off and on; if it stays, exchange it',
    ],
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
