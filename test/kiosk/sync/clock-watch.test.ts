import { expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { watchClock } from '#kiosk/sync/clock-watch.ts';

test('a jump of the wall clock is journaled once, in either direction; a second of correction is not', async () => {
  const clock = handMovedClock();
  const store = memoryKioskStore();
  const house = new AbortController();
  const done = watchClock({ store, clock, log: () => {}, signal: house.signal });
  const jump = async (byMs: number): Promise<void> => {
    clock.setWall(clock.nowMs() + byMs);
    await clock.advance(20_000);
  };
  await jump(7_200_000);
  await jump(900);
  await jump(-7_200_000);
  house.abort();
  await done;

  expect(store.nextRecords(10, 10_000).records.map(({ kind, body }) => [kind, body])).toEqual([
    ['clock-jumped', { byMs: 7_200_000 }],
    ['clock-jumped', { byMs: -7_200_000 }],
  ]);
});
