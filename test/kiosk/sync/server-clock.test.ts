import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { backOffMs } from '#kiosk/sync/back-off.ts';
import { serverClock } from '#kiosk/sync/server-clock.ts';

const NOW_MS = Date.UTC(2026, 10, 22);
const httpDate = (ms: number): string => new Date(ms).toUTCString();

describe('the estimate of server time', () => {
  test('is the wall clock until the ledger was heard, then moves with the monotonic clock', async () => {
    const clock = handMovedClock(NOW_MS);
    const server = serverClock(clock);
    const before = server.nowMs();
    server.learn(httpDate(NOW_MS + 3_600_000), 40);
    clock.setWall(0);
    await clock.advance(1_000);

    expect(before).toBe(NOW_MS);
    expect(server.nowMs()).toBe(NOW_MS + 3_600_000 + 500 + 20 + 1_000);
  });

  test('does not tremble with the whole seconds of the Date header', () => {
    const server = serverClock(handMovedClock(NOW_MS));
    server.learn(httpDate(NOW_MS), 0);
    const first = server.nowMs();
    server.learn(httpDate(NOW_MS + 1_000), 0);

    expect(server.nowMs()).toBe(first);
  });

  test('believes what is signed, and a Date header no more when it says otherwise', () => {
    const server = serverClock(handMovedClock(NOW_MS));
    server.correct(NOW_MS + 7_200_000);
    server.learn(httpDate(NOW_MS), 0);

    expect(server.nowMs()).toBe(NOW_MS + 7_200_000);
  });

  test.each([undefined, '', 'soon'])('learns nothing from %o', (date) => {
    const server = serverClock(handMovedClock(NOW_MS));
    server.learn(date, 0);

    expect(server.nowMs()).toBe(NOW_MS);
  });
});

test.each([
  [1, 0, 250],
  [1, 1, 500],
  [2, 1, 1_000],
  [7, 1, 32_000],
  [8, 1, 60_000],
  [8, 0, 30_000],
  [100_000, 1, 60_000],
])('after attempt %i with jitter %d we wait %i ms', (attempt, jitter, waitMs) => {
  expect(backOffMs(attempt, jitter)).toBe(waitMs);
});
