import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { seededEntropy, systemEntropy } from '#drivers/entropy.ts';

describe('a hand-moved clock', () => {
  test('wakes sleepers in the order in which they come due', async () => {
    const clock = handMovedClock(0);
    const woken: string[] = [];
    void clock.sleep(200).then(() => woken.push('late'));
    void clock.sleep(100).then(() => woken.push('early'));

    await clock.advance(150);
    const afterFirst = [...woken];
    await clock.advance(100);

    expect({ afterFirst, woken }).toEqual({ afterFirst: ['early'], woken: ['early', 'late'] });
  });
});

describe('seeded entropy', () => {
  test('gives the same UUIDv7 for the same seed', () => {
    const uuid = seededEntropy(1).uuid(Date.UTC(2026, 10, 22));

    expect(uuid).toBe(seededEntropy(1).uuid(Date.UTC(2026, 10, 22)));
    expect(uuid).toMatch(/^01[0-9a-f]{6}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

test('names of one moment differ, however many are made at once', () => {
  const names = Array.from({ length: 5_000 }, () => systemEntropy.uuid(1));

  expect(new Set(names).size).toBe(names.length);
});

test('a sleep that has ended leaves nothing behind at a signal that lives on', async () => {
  const clock = handMovedClock(0);
  const { signal } = new AbortController();
  let listeners = 0;
  const counting = Object.assign(signal, {
    addEventListener: () => (listeners += 1),
    removeEventListener: () => (listeners -= 1),
  });

  for (let i = 0; i < 100; i++) {
    void clock.sleep(10, counting);
    await clock.advance(10);
  }

  expect(listeners).toBe(0);
});
