import { expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { crowdOf } from '#ledger/store/postgres/crowd.ts';

test('a crowd is felt for a second after the last disturbance, and not before the first', async () => {
  const clock = handMovedClock();
  const crowd = crowdOf(clock);
  const felt = [crowd.isThere()];

  crowd.felt();
  await clock.advance(600);
  crowd.felt();
  for (const ms of [999, 1]) {
    await clock.advance(ms);
    felt.push(crowd.isThere());
  }

  expect(felt).toEqual([false, true, false]);
});
