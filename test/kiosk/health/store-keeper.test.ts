import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { keepStore } from '#kiosk/health/store-keeper.ts';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';

/** A store whose disk fails when told to, and stays in doubt until it is opened again on a good disk. */
function fragileStore() {
  const good = memoryKioskStore();
  const disk = { isBad: false };
  let isInDoubt = false;
  const guarded =
    <A extends unknown[], R>(method: (...args: A) => R) =>
    (...args: A): R => {
      isInDoubt ||= disk.isBad;
      if (isInDoubt) throw new Error('input/output error');
      return method(...args);
    };
  const store: KioskStore = {
    ...good,
    commit: guarded(good.commit),
    outbox: guarded(good.outbox),
    reopen: () => {
      if (disk.isBad) throw new Error('still bad');
      isInDoubt = false;
    },
  };
  return { store, disk };
}

function kept() {
  const { store, disk } = fragileStore();
  const clock = handMovedClock();
  const told: string[] = [];
  const life = new AbortController();
  const keeper = keepStore(store, {
    clock,
    signal: life.signal,
    log: () => {},
    failed: () => told.push('failed'),
    reopened: () => {
      keeper.store.outbox();
      told.push('reopened');
    },
  });
  return { keeper, disk, clock, told, life };
}

const aRecord = { atMs: 0, records: [{ kind: 'started', body: {} }] };

describe('the keeper of the store', () => {
  test('passes on what a good store answers', () => {
    const { keeper, told } = kept();

    expect(keeper.store.commit(aRecord).records).toHaveLength(1);
    expect(told).toEqual([]);
  });

  test('tells a failure once, passes it on, and opens the store again when the disk is good', async () => {
    const { keeper, disk, clock, told } = kept();
    disk.isBad = true;

    expect(() => keeper.store.commit(aRecord)).toThrow('input/output error');
    expect(() => keeper.store.commit(aRecord)).toThrow('input/output error');
    await clock.advance(30_000);
    const whileBad = { told: [...told], isBroken: keeper.isBroken() };
    disk.isBad = false;
    await clock.advance(5_000);

    expect(whileBad).toEqual({ told: ['failed'], isBroken: true });
    expect(told).toEqual(['failed', 'reopened']);
    expect(keeper.isBroken()).toBe(false);
    expect(keeper.store.commit(aRecord).records).toHaveLength(1);
  });

  test('takes a refused command for what it is: the store still stands', async () => {
    const { keeper, clock, told } = kept();

    expect(() => keeper.store.rewind(7)).toThrow();
    await clock.advance(10_000);

    expect(keeper.isBroken()).toBe(false);
    expect(told).toEqual([]);
  });

  test('stops trying when the kiosk stops', async () => {
    const { keeper, disk, clock, told, life } = kept();
    disk.isBad = true;
    expect(() => keeper.store.commit(aRecord)).toThrow();
    await clock.advance(1_000);

    life.abort();
    disk.isBad = false;
    await clock.advance(10_000);

    expect(told).toEqual(['failed']);
  });
});
