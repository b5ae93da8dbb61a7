// What the best driver must do for the books (acceptors.md, points 2, 3, 5 and 8), through the driver.
import { describe, expect, test } from 'vitest';
import { openRig } from '../../support/acceptor-rig.ts';
import { READ_BUFFERED_CREDIT, isAboutInhibits } from '../../support/acceptor-words.ts';
import type { LineRig } from '../../support/line-rig.ts';
import { openMdbRig } from '../../support/mdb-rig.ts';
import { openPulseRig } from '../../support/pulse-rig.ts';

const RESET = 1;
const UNKNOWN_PAST = { kind: 'gap', lostCount: undefined, reason: 'history-unknown' };

/** Each protocol with its slot open, and how a ₩500 coin falls into it. */
const protocols: readonly [string, () => Promise<[LineRig, () => unknown]>][] = [
  ['ccTalk', () => openRig().then((rig) => [rig, () => rig.drop('KR500A')])],
  ['MDB', () => openMdbRig().then((rig) => [rig, () => rig.changer.drop('KRW500')])],
  ['pulse', () => openPulseRig().then((rig) => [rig, () => rig.drop('KR500A')])],
];

/** (power-up, credit sequence) of each coin: the key that is unique for ever. */
const keysOf = (rig: LineRig): string[] =>
  rig.reports.flatMap(({ position, events }) =>
    events.flatMap((e) => (e.kind === 'coin' ? [`${position.acceptorEpoch}:${e.creditSeq}`] : [])),
  );

describe.each(protocols)('2. counter persisted with the coins: %s', (_, open) => {
  test('killed before the commit, the coin is booked once by who comes after', async () => {
    const [rig, drop] = await open();
    rig.isStoreBroken = true;
    drop();
    await rig.clock.advance(1500);
    rig.crash();
    rig.isStoreBroken = false;
    await rig.clock.advance(5000);

    // A changer has no event number: where its coin was told and not stored, its tube names it.
    const lost = rig.gaps().reduce((sum, e) => sum + ((e.kind === 'gap' && e.lostCount) || 0), 0);
    expect(rig.coins().length + lost).toBe(1);
  });

  test('killed after the commit, the coin is not booked again', async () => {
    const [rig, drop] = await open();
    rig.committed = () => {
      if (rig.coins().length === 1) rig.crash();
      rig.committed = () => {};
    };
    drop();
    await rig.clock.advance(6000);
    await rig.during(rig.acceptor.accept());
    drop();
    await rig.clock.advance(2000);

    expect(rig.coins()).toHaveLength(2);
    expect(new Set(keysOf(rig)).size).toBe(2);
  });

  test('the position that is stored with a coin is that of the coin', async () => {
    const [rig, drop] = await open();
    for (let i = 0; i < 3; i++) {
      drop();
      await rig.clock.advance(1000);
    }

    const withCoins = rig.reports.filter(({ events }) => events.some((e) => e.kind === 'coin'));
    expect(withCoins).toHaveLength(3);
    for (const { position, events } of withCoins) {
      const sequences = events.flatMap((e) => ('creditSeq' in e ? [e.creditSeq] : []));
      expect(position.creditSeq).toBe(sequences.at(-1));
    }
  });
});

describe('3. resume after a crash', () => {
  test('by the five stored pairs: what was inserted while we were down is credited', async () => {
    const rig = await openRig();
    rig.drop('KR100A');
    await rig.clock.advance(500);
    for (const coin of ['KR500A', 'KR500A', 'KR010A']) rig.drop(coin);

    rig.crash();
    await rig.clock.advance(3000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [3, 4, 4, 1], gaps: [] });
    expect(rig.news().at(-1)).toMatchObject({ isReconciled: true });
  });

  test('more than five: five are credited and the gap carries the number of the others', async () => {
    const rig = await openRig();
    for (let i = 0; i < 8; i++) rig.drop('KR500A');

    rig.crash();
    await rig.clock.advance(3000);

    expect({ coins: rig.coins().length, gaps: rig.gaps() }).toEqual({
      coins: 5,
      gaps: [{ kind: 'gap', lostCount: 3, reason: 'credits-lost' }],
    });
  });

  test('pairs that do not fit: nothing is guessed, a gap of unknown size stands in a new epoch', async () => {
    const rig = await openRig();
    for (let i = 0; i < 3; i++) rig.drop('KR500A');
    await rig.clock.advance(500);
    const { inhibitMask } = rig.device;
    rig.device.reset();
    // One that keeps its inhibits over a power cut.
    rig.device.inhibitMask = inhibitMask;
    rig.crash();
    // The same counter, over another history.
    for (const code of [20, 20, 20]) rig.device.note(code, false);
    await rig.clock.advance(3000);

    expect(rig.coins()).toEqual([4, 4, 4]);
    expect(rig.gaps()).toEqual([UNKNOWN_PAST]);
    expect(new Set(rig.reports.map(({ position }) => position.acceptorEpoch)).size).toBe(2);
  });
});

describe('5. never reset on connect', () => {
  test('whatever happens, header 1 is not sent; coins inserted while we were away are kept', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    rig.crash();
    await rig.clock.advance(4000);
    rig.unplug();
    rig.replug();
    await rig.clock.advance(4000);
    rig.device.reset();
    await rig.clock.advance(5000);

    expect(rig.headers).not.toContain(RESET);
    expect(rig.coins()).toEqual([4]);
  });

  test.each([
    ['the counter is 0', (rig: Awaited<ReturnType<typeof openRig>>) => rig.device.reset()],
    [
      'an open coin is refused as inhibited',
      (rig: Awaited<ReturnType<typeof openRig>>) => {
        rig.device.inhibitMask = 0;
        rig.drop('KR500A');
      },
    ],
    [
      'the inhibits read back otherwise',
      (rig: Awaited<ReturnType<typeof openRig>>) => {
        rig.device.inhibitMask = 0;
      },
    ],
  ])('after each sign of a reset inhibits are told again and read back: %s', async (_, sign) => {
    const rig = await openRig();
    rig.drop('KR100A');
    await rig.clock.advance(2500);
    const before = rig.headers.length;
    sign(rig);
    await rig.clock.advance(4000);

    const asked = rig.headers.slice(before).filter(isAboutInhibits);
    expect(asked).toEqual(expect.arrayContaining([231, 230, 228, 227]));
    expect(rig.device).toMatchObject({ inhibitMask: 0x7fff, acceptsCoins: true });
  });
});

describe('8. back-pressure', () => {
  test('no reading is made while a report is being stored, so no credit waits in memory', async () => {
    const rig = await openRig();
    const slow = Promise.withResolvers<void>();
    const { promise } = slow;
    rig.storing = () => promise;
    rig.drop('KR500A');
    await rig.clock.advance(1000);
    const before = rig.headers.length;
    for (let i = 0; i < 3; i++) rig.drop('KR100A');
    await rig.clock.advance(5000);
    const during = rig.headers.slice(before).filter((header) => header === READ_BUFFERED_CREDIT);
    slow.resolve();
    rig.storing = undefined;
    await rig.clock.advance(1000);

    expect(during).toEqual([]);
    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4, 3, 3, 3], gaps: [] });
  });

  test('a disk that stays slow closes the slot by the watchdog of the device itself', async () => {
    const rig = await openRig();
    rig.storing = () => new Promise(() => {});
    rig.drop('KR500A');
    await rig.clock.advance(2000);

    expect(rig.drop('KR500A').outcome).toBe('returned');
  });
});
