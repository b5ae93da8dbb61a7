// The law of the heap: coin i never moves when coin i + 1 arrives, except when the picture pulls back.
import { describe, expect, test } from 'vitest';
import { heapStage, STAGE_CAPACITIES } from '#ui/kit/heap-layout.ts';
import { FALL_MS, poseOf, PULL_BACK_MS, pullBackScale, SQUASH_MS } from '#ui/kit/heap-motion.ts';

const [WIDTH, HEIGHT] = [1_000, 430];

describe('the heap', () => {
  test.each(STAGE_CAPACITIES)('has its own place for each of %d coins', (capacity) => {
    const { places } = heapStage(WIDTH, HEIGHT, capacity);

    expect(new Set(places.map(String)).size).toBe(capacity);
  });

  test('leaves every coin where it lies while the stage is the same', () => {
    for (let count = 61; count < 120; count++) {
      const before = heapStage(WIDTH, HEIGHT, count);
      const after = heapStage(WIDTH, HEIGHT, count + 1);

      expect(after.places.slice(0, count)).toEqual(before.places.slice(0, count));
    }
  });

  test.each([60, 279, 3_000])('keeps all of %d coins inside the picture and apart', (count) => {
    const { places, pitch } = heapStage(WIDTH, HEIGHT, count);
    const shown = places.slice(0, count);

    for (const [x, y] of shown) {
      expect(x).toBeGreaterThanOrEqual(pitch / 2 - 0.001);
      expect(x).toBeLessThanOrEqual(WIDTH - pitch / 2 + 0.001);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(HEIGHT);
    }
    expect(nearest(shown.slice(0, 300))).toBeGreaterThanOrEqual(pitch * 0.99);
  });

  test('grows from the middle of its foot', () => {
    const [first] = heapStage(WIDTH, HEIGHT, 20).places;

    expect(Math.abs(first![0] - WIDTH / 2)).toBeLessThan(1);
    expect(first![1]).toBeGreaterThan(HEIGHT * 0.8);
  });

  test('is drawn smaller at each stage, never larger', () => {
    const pitches = STAGE_CAPACITIES.map((capacity) => heapStage(WIDTH, HEIGHT, capacity).pitch);

    expect(pitches).toEqual(pitches.toSorted((a, b) => b - a));
  });
});

describe('a falling coin', () => {
  test('starts above the picture and ends in its place', () => {
    expect(poseOf('fall', 0).lift).toBe(1);
    expect(poseOf('fall', FALL_MS + SQUASH_MS)).toEqual({
      lift: 0,
      scaleX: 1,
      scaleY: 1,
      isLanded: true,
    });
  });

  test('only ever comes down', () => {
    const lifts = Array.from({ length: FALL_MS / 10 }, (_, i) => poseOf('fall', i * 10).lift);

    expect(lifts).toEqual(lifts.toSorted((a, b) => b - a));
  });

  test('appears in place when coins come fast', () => {
    expect(poseOf('pop', 0)).toMatchObject({ lift: 0, scaleX: 0.6 });
  });
});

test('the picture pulls back from the old size to the new one', () => {
  expect([pullBackScale(60, 40, 0), pullBackScale(60, 40, PULL_BACK_MS)]).toEqual([1.5, 1]);
});

function nearest(places: readonly (readonly [number, number])[]): number {
  let least = Number.POSITIVE_INFINITY;
  places.forEach(([x, y], i) => {
    for (const [otherX, otherY] of places.slice(i + 1)) {
      least = Math.min(least, Math.hypot(x - otherX, y - otherY));
    }
  });
  return least;
}
