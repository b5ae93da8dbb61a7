import { expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { keepHouse } from '#kiosk/store/housekeeping.ts';

test('the store is checkpointed every 5 seconds and forgets every hour, also after a failure', async () => {
  const clock = handMovedClock(0);
  const house = new AbortController();
  const calls: string[] = [];
  const failures: unknown[] = [];
  const done = keepHouse({
    clock,
    store: {
      checkpoint: () => {
        calls.push('checkpoint');
        if (calls.length === 2) throw new Error('busy');
      },
      forgetAcknowledged: (beforeMs) => calls.push(`forget ${beforeMs}`),
    },
    nowMs: () => 10_000_000 + clock.monotonicMs(),
    outboxRetentionMs: 1_000_000,
    signal: house.signal,
    failed: (error) => void failures.push(error),
  });
  await clock.advance(3_600_000);
  house.abort();
  await done;

  expect(calls.filter((call) => call === 'checkpoint')).toHaveLength(720);
  expect(calls.filter((call) => call !== 'checkpoint')).toEqual(['forget 12600000']);
  expect(failures).toHaveLength(1);
});
