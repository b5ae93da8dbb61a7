// A few lives of `npm run faults -- world`, which lives as many as one likes.
import { expect, test } from 'vitest';
import { liveWorld } from '../../scripts/faults/world/life.ts';

test.each([1, 2, 3, 4, 5, 6])(
  'the life of seed %i has no difference, and is the same again',
  async (seed) => {
    const life = await liveWorld(seed);

    expect(life.problems).toEqual([]);
    expect(await liveWorld(seed)).toEqual(life);
  },
  30_000,
);
