// What may happen to a coin between the bridge and the books; after each of it, it is stored exactly once.
import { describe, expect, test } from 'vitest';
import { openPulseRig } from '../../support/pulse-rig.ts';

const lastEight = (epoch = ''): string => epoch.slice(-8);

/** The slot was open when the power went: nobody knows whether a coin was being counted. */
const POWER_CUT = { kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' };

describe('a coin is stored exactly once', () => {
  test('when its acknowledgement is lost: told again, it is acknowledged again and not booked again', async () => {
    const rig = await openPulseRig();
    let lost = 0;
    rig.toBridge = (text) => (/ACK/.test(text) && lost++ < 3 ? '' : text);

    await rig.dropAndWait('KR500A');
    await rig.clock.advance(1000);

    expect({ coins: rig.coins(), left: rig.bridge.unacknowledged, lost }).toEqual({
      coins: [4],
      left: 0,
      lost: 4,
    });
  });

  test('when its line is doubled on the way', async () => {
    const rig = await openPulseRig();
    rig.toHost = (text) => text.replaceAll(/\$COIN.*\n/g, '$&$&$&');

    await rig.dropAndWait('KR500A');

    expect(rig.coins()).toEqual([4]);
  });

  test('when its line is damaged three times', async () => {
    const rig = await openPulseRig();
    let damaged = 0;
    rig.toHost = (text) =>
      text.includes('$COIN') && damaged++ < 3 ? text.replace(/\$COIN,1,1,4/, '$COIN,1,1,5') : text;

    await rig.dropAndWait('KR500A');
    await rig.clock.advance(1000);

    expect(rig.coins()).toEqual([4]);
  });

  test('when the host dies between commit and acknowledgement', async () => {
    const rig = await openPulseRig();
    rig.committed = () => {
      rig.committed = () => {};
      rig.crash();
    };

    await rig.dropAndWait('KR500A');
    await rig.clock.advance(4000);

    expect({ keys: rig.keys(), left: rig.bridge.unacknowledged, gaps: rig.gaps() }).toEqual({
      keys: ['00000001:1'],
      left: 0,
      gaps: [],
    });
  });

  test('when the host dies before the commit', async () => {
    const rig = await openPulseRig();
    rig.drop('KR500A');
    await rig.clock.advance(600);
    rig.crash();
    await rig.clock.advance(4000);

    expect({ keys: rig.keys(), gaps: rig.gaps() }).toEqual({ keys: ['00000001:1'], gaps: [] });
  });

  test('when the board loses power before the host has heard of it: replayed with its old boot id', async () => {
    const rig = await openPulseRig();
    rig.toHost = (text) => text.replaceAll(/\$COIN.*\n/g, '');
    await rig.dropAndWait('KR500A');
    rig.toHost = (text) => text;
    rig.cutPower();

    await rig.clock.advance(3000);

    expect({ keys: rig.keys(), gaps: rig.gaps() }).toEqual({
      keys: ['00000001:1'],
      gaps: [POWER_CUT],
    });
    const [told] = rig.reports.filter(({ events }) => events.some(({ kind }) => kind === 'coin'));
    expect(told).toMatchObject({ isReconciled: true });
  });

  test('when the board loses power between commit and acknowledgement', async () => {
    const rig = await openPulseRig();
    rig.toBridge = (text) => (/ACK/.test(text) ? '' : text);
    await rig.dropAndWait('KR500A');
    rig.cutPower();
    rig.toBridge = (text) => text;

    await rig.clock.advance(3000);

    expect({ keys: rig.keys(), left: rig.bridge.unacknowledged }).toEqual({
      keys: ['00000001:1'],
      left: 0,
    });
  });

  test('when coins of several boots wait, acknowledged and not, and the host restarts among them', async () => {
    const rig = await openPulseRig();
    // Each coin is committed, but no acknowledgement of odd ones arrives, and the power goes after each.
    for (const coin of ['KR010A', 'KR050A', 'KR100A', 'KR500A']) {
      rig.toBridge = (text) => (/ACK/.test(text) ? '' : text);
      await rig.dropAndWait(coin);
      rig.cutPower();
      await rig.clock.advance(3500);
    }
    rig.crash();
    rig.toBridge = (text) => text;
    await rig.clock.advance(4000);
    await rig.during(rig.acceptor.accept());
    await rig.dropAndWait('US025A');

    expect({ keys: rig.keys(), coins: rig.coins(), gaps: rig.gaps() }).toEqual({
      keys: ['00000001:1', '00000002:2', '00000003:3', '00000004:4', '00000005:5'],
      coins: [1, 2, 3, 4, 5],
      gaps: [POWER_CUT, POWER_CUT, POWER_CUT, POWER_CUT],
    });
    expect(
      new Set(rig.reports.map(({ position }) => position.acceptorEpoch.slice(0, 24))).size,
    ).toBe(1);
    expect(rig.position).toMatchObject({ counter: 5, creditSeq: 5n });
    expect(lastEight(rig.position?.acceptorEpoch)).toBe('00000005');
  });

  test('when the line is pulled out in the middle of its line', async () => {
    const rig = await openPulseRig();
    let cuts = 0;
    rig.toHost = (text) => {
      if (!text.includes('$COIN') || cuts++ > 0) return text;
      rig.clock.sleep(10).then(rig.unplug, () => {});
      return text.slice(0, text.indexOf('$COIN') + 9);
    };
    await rig.dropAndWait('KR500A');
    rig.replug();

    await rig.clock.advance(5000);

    expect({ cuts: cuts > 0, coins: rig.coins() }).toEqual({ cuts: true, coins: [4] });
  });

  test('when it fell while the host did not listen', async () => {
    const rig = await openPulseRig();
    rig.unplug();
    expect(rig.drop('KR500A')).toBe('accepted');
    await rig.clock.advance(3000);
    rig.replug();

    await rig.clock.advance(4000);

    expect(rig.coins()).toEqual([4]);
    expect(rig.reports.at(-1)).toMatchObject({ isReconciled: true });
  });
});

describe('when the store fails', () => {
  test('nothing is acknowledged, the slot closes, and the coin is booked once when it works again', async () => {
    const rig = await openPulseRig();
    rig.isStoreBroken = true;
    await rig.dropAndWait('KR500A');
    await rig.clock.advance(1000);
    const during = {
      state: rig.acceptor.state,
      acknowledged: rig.count('> $ACK'),
      isOpen: rig.bridge.isOpen(rig.clock.monotonicMs()),
    };
    rig.isStoreBroken = false;

    await rig.clock.advance(3000);

    expect(during).toEqual({
      state: expect.objectContaining({ reason: 'store' }),
      acknowledged: 0,
      isOpen: false,
    });
    expect(rig.keys()).toEqual(['00000001:1']);
    // Money is not taken again by itself: the kiosk opens the slot when it is sure.
    expect(rig.acceptor.state).toMatchObject({ state: 'ready', isOpen: false });
  });

  test('a commit in doubt is asked for in the store before anything is booked', async () => {
    const rig = await openPulseRig();
    rig.breaksStore = 'after';
    rig.isStoreBroken = true;
    await rig.dropAndWait('KR500A');
    rig.isStoreBroken = false;

    await rig.clock.advance(3000);

    expect({ keys: rig.keys(), left: rig.bridge.unacknowledged }).toEqual({
      keys: ['00000001:1'],
      left: 0,
    });
  });

  test('and the slot cannot be seen to close, the host falls silent and the bridge closes by itself', async () => {
    const rig = await openPulseRig();
    rig.isStoreBroken = true;
    rig.toBridge = (text) => text.replaceAll('$INH,1', '$INX,1');

    await rig.dropAndWait('KR500A');
    await rig.clock.advance(3000);

    expect(rig.bridge.isOpen(rig.clock.monotonicMs())).toBe(false);
  });
});
