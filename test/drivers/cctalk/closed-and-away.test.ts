// An acceptor whose slot the store knows as closed and quiet comes back with news: nothing of it fell into this kiosk.
import { describe, expect, test } from 'vitest';
import { afterwards, openRig } from '../../support/acceptor-rig.ts';
import type { Rig, RigOptions } from '../../support/acceptor-rig.ts';
import { READ_BUFFERED_CREDIT } from '../../support/acceptor-words.ts';

const UNKNOWN_GAP = { kind: 'gap', lostCount: undefined, reason: 'history-unknown' };
const namedGap = (lostCount: number) => ({ kind: 'gap', lostCount, reason: 'credits-lost' });

const COINS = ['KR010A', 'KR050A', 'KR100A', 'KR500A'];
const withoutHeaders =
  (...missing: number[]): NonNullable<RigOptions['answer']> =>
  (header) =>
    missing.includes(header) ? 'silence' : undefined;

const DEVICES: readonly [string, RigOptions][] = [
  ['an acceptor', {}],
  ['one that does not show its inhibits', { answer: withoutHeaders(230) }],
  ['one without a master inhibit', { answer: withoutHeaders(228, 227) }],
];

/** Another host lets coins in, and the device shows nothing of it afterwards but its buffer. */
function takeElsewhere(rig: Rig, count: number): void {
  const { inhibitMask, acceptsCoins } = rig.device;
  rig.device.inhibitMask = 0xffff;
  rig.device.acceptsCoins = true;
  rig.device.polled(rig.clock.monotonicMs());
  for (let i = 0; i < count; i++) rig.drop(COINS[i % COINS.length]!);
  Object.assign(rig.device, { inhibitMask, acceptsCoins });
}

/** Three coins are booked, and the kiosk is stopped as it should be. */
async function stoppedRig(options: RigOptions = {}): Promise<Rig> {
  const rig = await openRig(options);
  for (const coin of ['KR500A', 'KR100A', 'KR500A']) {
    rig.drop(coin);
    await rig.clock.advance(300);
  }
  await rig.during(rig.acceptor.close(), 5000);
  return rig;
}

const epochs = (rig: Rig): number =>
  new Set(rig.reports.map(({ position }) => position.acceptorEpoch)).size;

describe.each(DEVICES)('%s that was stopped with its slot closed', (_, options) => {
  test.each([5, 6, 9, 12, 200])(
    'and comes back with %i coins more, that push every known pair out: none is credited, a gap of unknown size is',
    async (count) => {
      const rig = await stoppedRig(options);
      takeElsewhere(rig, count);
      rig.crash();

      expect(await afterwards(rig)).toEqual({ coins: [4, 3, 4], gaps: [UNKNOWN_GAP] });
      expect(epochs(rig)).toBe(2);
    },
  );

  test('and comes back after a power cut with nine coins of another kiosk: none is credited', async () => {
    const rig = await stoppedRig(options);
    rig.device.reset();
    takeElsewhere(rig, 9);
    rig.device.inhibitMask = 0;
    rig.crash();

    expect(await afterwards(rig)).toEqual({ coins: [4, 3, 4], gaps: [UNKNOWN_GAP] });
    expect(epochs(rig)).toBe(2);
  });

  test.each([1, 2, 4])(
    'and comes back with %i coins more on the power-up that its pairs prove: they are a gap by number',
    async (count) => {
      const rig = await stoppedRig(options);
      takeElsewhere(rig, count);
      rig.crash();

      expect(await afterwards(rig)).toEqual({ coins: [4, 3, 4], gaps: [namedGap(count)] });
      expect(epochs(rig)).toBe(1);
    },
  );

  test('takes coins again afterwards, and books them', async () => {
    const rig = await stoppedRig(options);
    takeElsewhere(rig, 9);
    rig.crash();
    await rig.open();
    rig.drop('KR050A');
    await rig.clock.advance(500);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({
      coins: [4, 3, 4, 2],
      gaps: [UNKNOWN_GAP],
    });
  });

  test('and is stopped again before its news could be stored: they are a gap, once', async () => {
    for (const ms of [50, 150, 250, 400, 800, 1200]) {
      const rig = await stoppedRig(options);
      takeElsewhere(rig, 9);
      rig.crash();
      await rig.clock.advance(ms);
      rig.crash();

      expect(await afterwards(rig)).toEqual({ coins: [4, 3, 4], gaps: [UNKNOWN_GAP] });
    }
  });

  test('and meets a store that fails at its news: they are a gap, once, and never credited', async () => {
    for (const moment of ['before', 'after'] as const) {
      const rig = await stoppedRig(options);
      takeElsewhere(rig, 3);
      rig.crash();
      rig.breaksStore = moment;
      rig.storing = async () => {
        rig.isStoreBroken = true;
        rig.storing = undefined;
        void rig.clock.sleep(1000).then(() => (rig.isStoreBroken = false));
      };

      expect(await afterwards(rig)).toEqual({ coins: [4, 3, 4], gaps: [namedGap(3)] });
    }
  });
});

test('what was refused meanwhile is told as refused, beside the gap of the coins', async () => {
  const rig = await stoppedRig();
  rig.device.note(1, true);
  takeElsewhere(rig, 2);
  rig.device.note(20, false);
  rig.crash();

  expect(await afterwards(rig)).toEqual({ coins: [4, 3, 4], gaps: [namedGap(2)] });
  expect(rig.rejects()).toMatchObject([
    { code: 1, creditSeq: 4n },
    { code: 20, creditSeq: 7n },
  ]);
});

test('coins that were only refused meanwhile are no gap', async () => {
  const rig = await stoppedRig();
  for (let i = 0; i < 4; i++) rig.device.note(2, true);
  rig.crash();

  expect(await afterwards(rig)).toEqual({ coins: [4, 3, 4], gaps: [] });
});

test('a line that was lost with the slot closed and quiet brings no coin when it is back', async () => {
  for (const [count, gap] of [
    [3, namedGap(3)],
    [9, UNKNOWN_GAP],
  ] as const) {
    const rig = await openRig();
    await rig.during(rig.acceptor.settle(), 3000);
    rig.unplug();
    await rig.clock.advance(2000);
    takeElsewhere(rig, count);
    rig.replug();

    expect(await afterwards(rig)).toEqual({ coins: [], gaps: [gap] });
  }
});

test('no slot opens over news that could not be read to its end yet', async () => {
  let readings = 0;
  let isNoisy = false;
  const rig = await openRig({
    answer: (header) => {
      if (header !== READ_BUFFERED_CREDIT || !isNoisy) return undefined;
      readings += 1;
      // No two readings agree.
      return [12, 1 + (readings % 16), 0, 1, 0, 1, 0, 1, 0, 1, 0];
    },
  });
  await rig.during(rig.acceptor.close(), 5000);
  takeElsewhere(rig, 9);
  isNoisy = true;
  rig.crash();
  await rig.clock.advance(5000);
  const answer = await rig.during(rig.acceptor.accept(), 10_000);
  const isOpen = rig.device.acceptsCoins && rig.device.inhibitMask !== 0;
  isNoisy = false;

  expect({ answer, isOpen }).toMatchObject({ answer: { ok: false }, isOpen: false });
  expect(await afterwards(rig)).toEqual({ coins: [], gaps: [UNKNOWN_GAP] });
});
