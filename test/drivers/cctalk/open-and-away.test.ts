// A slot that may have been open when nobody listened: what fell into it is booked, however the listening ended.
import { describe, expect, test } from 'vitest';
import { afterwards, openRig } from '../../support/acceptor-rig.ts';
import type { Rig, RigOptions } from '../../support/acceptor-rig.ts';

const withoutHeaders =
  (...missing: number[]): NonNullable<RigOptions['answer']> =>
  (header) =>
    missing.includes(header) ? 'silence' : undefined;

const DEVICES: readonly [string, RigOptions][] = [
  ['an acceptor', {}],
  ['one without a master inhibit', { answer: withoutHeaders(228, 227) }],
];

const drop = (rig: Rig, count: number): void => {
  for (let i = 0; i < count; i++) rig.drop('KR010A');
};

describe.each(DEVICES)('%s with its slot open', (_, options) => {
  test.each([1, 5, 7])(
    'and %i coins unread when the kiosk is killed: the buffer is booked',
    async (count) => {
      const rig = await openRig(options);
      rig.drop('KR500A');
      await rig.clock.advance(500);
      drop(rig, count);
      rig.crash();
      const { coins, gaps } = await afterwards(rig);

      expect(coins).toEqual([4, ...Array.from({ length: Math.min(count, 5) }, () => 1)]);
      expect(gaps).toMatchObject(count > 5 ? [{ lostCount: count - 5 }] : []);
    },
  );

  test('and coins unread when its line is lost: they are booked when it is back', async () => {
    const rig = await openRig(options);
    rig.drop('KR500A');
    await rig.clock.advance(500);
    drop(rig, 5);
    rig.unplug();
    await rig.clock.advance(3000);
    rig.replug();

    expect(await afterwards(rig)).toEqual({ coins: [4, 1, 1, 1, 1, 1], gaps: [] });
  });

  test('and a coin on its way when it is told to close and the kiosk is killed: it is booked', async () => {
    const rig = await openRig(options);
    rig.drop('KR500A');
    await rig.clock.advance(500);
    void rig.acceptor.inhibit();
    drop(rig, 1);
    rig.crash();

    expect(await afterwards(rig)).toEqual({ coins: [4, 1], gaps: [] });
  });
});

test('an acceptor that was never known before, opened and killed over its first coins: they are booked', async () => {
  const rig = await openRig();
  drop(rig, 5);
  rig.crash();

  expect(await afterwards(rig)).toEqual({ coins: [1, 1, 1, 1, 1], gaps: [] });
});

test('one that was opened by a table approved later, and killed over five coins: they are booked', async () => {
  const rig = await openRig();
  const { table } = rig;
  await rig.during(rig.acceptor.close(), 5000);
  rig.table = undefined;
  rig.crash();
  await rig.clock.advance(3000);
  rig.table = table;
  await rig.during(rig.acceptor.useTable(table));
  await rig.during(rig.acceptor.accept());
  drop(rig, 5);
  rig.crash();

  expect(await afterwards(rig)).toEqual({ coins: [1, 1, 1, 1, 1], gaps: [] });
});

test('one that keeps its inhibits over a reset and does not show them takes coins while it is met again: they are booked', async () => {
  const rig = await openRig({ answer: withoutHeaders(230) });
  rig.drop('KR500A');
  await rig.clock.advance(500);
  const { inhibitMask } = rig.device;
  let isBooked = false;
  rig.committed = () => {
    if (isBooked) return;
    isBooked = true;
    // The new power-up has just been stored, and the slot is still as it was.
    rig.device.inhibitMask = inhibitMask;
    rig.device.polled(rig.clock.monotonicMs());
    drop(rig, 5);
  };
  rig.device.reset();
  rig.device.inhibitMask = inhibitMask;
  await rig.clock.advance(10_000);

  expect({ coins: rig.coins(), gaps: rig.gaps().length }).toEqual({
    coins: [4, 1, 1, 1, 1, 1],
    gaps: 1,
  });
});

test.each(['before', 'after'] as const)(
  'coins of a slot that was read all along are booked although the store failed (%s it was on the disk)',
  async (moment) => {
    const rig = await openRig();
    await rig.during(rig.acceptor.settle(), 3000);
    // A device that lets a coin through by itself: it is seen, and told.
    Object.assign(rig.device, { acceptsCoins: true });
    rig.isStoreBroken = true;
    rig.breaksStore = moment;
    rig.drop('KR500A');
    await rig.clock.advance(1000);
    rig.isStoreBroken = false;

    expect(await afterwards(rig)).toEqual({ coins: [4], gaps: [] });
  },
);
