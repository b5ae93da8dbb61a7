import { describe, expect, test } from 'vitest';
import {
  eventsBetween,
  isConfirmedBy,
  judgeReading,
  pairsToHex,
  parseReading,
  storedReading,
} from '#drivers/cctalk/credit-buffer.ts';
import { bytes } from '../../support/hex.ts';

/** A reading from a counter and its pairs as hex, newest first; what is left out is empty. */
const reading = (counter: number, pairs = '') =>
  storedReading(counter, pairs.replaceAll(' ', '').padEnd(20, '0'));

describe('events between two counters', () => {
  test.each([
    { last: 7, now: 7, events: 0 },
    { last: 7, now: 8, events: 1 },
    { last: 1, now: 255, events: 254 },
    { last: 255, now: 1, events: 1 },
    { last: 253, now: 3, events: 5 },
    { last: 48, now: 54, events: 6 },
    { last: 0, now: 3, events: 3 },
  ])('from $last to $now are $events', ({ last, now, events }) => {
    expect(eventsBetween(last, now)).toBe(events);
  });
});

test('a reading is the counter and five pairs, newest first', () => {
  const parsed = parseReading(bytes('06 06 04 00 14 00 17 06 04 0D 02'));

  expect(parsed.counter).toBe(6);
  expect(pairsToHex(parsed.pairs)).toBe('06040014001706040d02');
});

describe('a reading on the same power-up', () => {
  test('without a new event is nothing', () => {
    expect(judgeReading(reading(2, '0105 0105'), reading(2, '0105 0105'), 'watched')).toEqual({
      kind: 'nothing',
    });
  });

  test('gives its new events oldest first', () => {
    expect(judgeReading(reading(1, '0105'), reading(3, '0505 0014 0105'), 'watched')).toEqual({
      kind: 'continued',
      eventCount: 2,
      lostCount: 0,
      events: [
        { a: 0, b: 0x14 },
        { a: 5, b: 5 },
      ],
    });
  });

  test('counts equal neighbours as two coins', () => {
    expect(judgeReading(reading(1, '0105'), reading(2, '0105 0105'), 'watched')).toMatchObject({
      eventCount: 1,
      events: [{ a: 1, b: 5 }],
    });
  });

  test('counts the coins since a zero that was really seen', () => {
    expect(judgeReading(reading(0), reading(2, '0100 0400'), 'stored')).toMatchObject({
      eventCount: 2,
      lostCount: 0,
    });
  });

  test('that moved by itself from 0 to 1 after power-up holds one event and no coin', () => {
    expect(judgeReading(reading(0), reading(1, '0000'), 'watched')).toMatchObject({
      kind: 'continued',
      events: [{ a: 0, b: 0 }],
    });
  });
});

describe('after a power-up that nobody saw', () => {
  test('a counter of 0 is a reset', () => {
    expect(judgeReading(reading(9, '0403'), reading(0), 'watched')).toEqual({
      kind: 'new-power-up',
      reason: 'acceptor-reset',
      events: [],
    });
  });

  test('coins that fell since are credited when we watched all along', () => {
    const last = reading(200, '0403 0403 0403 0403 0403');

    expect(judgeReading(last, reading(2, '0100 0200'), 'watched')).toEqual({
      kind: 'new-power-up',
      reason: 'acceptor-reset',
      events: [
        { a: 2, b: 0 },
        { a: 1, b: 0 },
      ],
    });
  });

  test('nothing is booked by itself when we were away', () => {
    const last = reading(200, '0403 0403 0403 0403 0403');

    expect(judgeReading(last, reading(2, '0100 0200'), 'stored')).toMatchObject({ events: [] });
  });

  test('pairs that do not fit are another history', () => {
    const last = reading(20, '0403 0103 0203 0303 0403');

    expect(judgeReading(last, reading(21, '0101 0505 0103 0203 0303'), 'stored')).toEqual({
      kind: 'new-power-up',
      reason: 'history-unknown',
      events: [],
    });
  });

  test('an equal counter over other pairs is another history, not silence', () => {
    const judged = judgeReading(
      reading(3, '0101 0101 0101'),
      reading(3, '0101 0202 0101'),
      'stored',
    );

    expect(judged).toMatchObject({ kind: 'new-power-up', reason: 'history-unknown' });
  });
});

describe('news of a device whose slot was stored as closed', () => {
  const last = reading(3, '0100 0200 0300');

  test('is its own history while one stored pair is left to prove it', () => {
    expect(judgeReading(last, reading(7, '0401 0301 0201 0101 0100'), 'closed')).toMatchObject({
      kind: 'continued',
      eventCount: 4,
      lostCount: 0,
    });
  });

  test.each([
    ['closed', { kind: 'new-power-up', reason: 'history-unknown', events: [] }],
    ['stored', { kind: 'continued', eventCount: 5, lostCount: 0 }],
  ] as const)('that pushed every stored pair out: %s', (history, judged) => {
    expect(judgeReading(last, reading(8, '0501 0401 0301 0201 0101'), history)).toMatchObject(
      judged,
    );
  });
});

describe('a device that shows signs of a reset', () => {
  test('is believed to have gone on when a pair is still where it should be', () => {
    expect(judgeReading(reading(3, '0100'), reading(4, '0200 0100'), 'doubted')).toMatchObject({
      kind: 'continued',
      eventCount: 1,
    });
  });

  test.each([
    ['nothing had been counted yet', reading(0), reading(0)],
    [
      'five new events have pushed everything out',
      reading(3, '0100'),
      reading(8, '0101 0201 0301 0401 0501'),
    ],
  ])('is a new power-up when %s', (_, last, now) => {
    expect(judgeReading(last, now, 'doubted')).toMatchObject({
      kind: 'new-power-up',
      reason: 'acceptor-reset',
    });
  });
});

describe('a reading that shall become money', () => {
  const known = reading(4, '0101 0201');

  test('is confirmed by the same again', () => {
    expect(isConfirmedBy(reading(5, '0301 0101 0201'), reading(5, '0301 0101 0201'), known)).toBe(
      true,
    );
  });

  test('is confirmed when a newer coin has only pushed it on', () => {
    expect(
      isConfirmedBy(reading(5, '0301 0101 0201'), reading(6, '0401 0301 0101 0201'), known),
    ).toBe(true);
  });

  test('is not confirmed when a pair differs', () => {
    expect(isConfirmedBy(reading(5, '0301 0101 0201'), reading(5, '0401 0101 0201'), known)).toBe(
      false,
    );
    expect(
      isConfirmedBy(reading(5, '0301 0101 0201'), reading(6, '0401 0401 0101 0201'), known),
    ).toBe(false);
  });

  test('is not confirmed when newer coins have pushed one of its own out', () => {
    const first = reading(9, '0101 0201 0301 0401 0501');

    expect(isConfirmedBy(first, reading(10, '0601 0101 0201 0301 0401'), known)).toBe(false);
  });

  test('is not confirmed after a reset when newer coins have pushed out what nobody knew', () => {
    const before = reading(1, '0001 0001 0001 0001 0001');
    // The checksum and the byte before it have changed places: the sum is the same.
    const damaged = reading(1, '0082 0000 0000 0000 006f');
    const whole = reading(1, '0082 0000 0000 0000 0000');
    const later = reading(3, '008a 0081 0082 0000 0000');

    expect(isConfirmedBy(damaged, later, before)).toBe(false);
    expect(isConfirmedBy(whole, later, before)).toBe(true);
  });
});
