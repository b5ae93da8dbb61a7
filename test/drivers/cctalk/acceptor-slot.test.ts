import { describe, expect, test } from 'vitest';
import { acceptorRig, EMULATED_ID, emulatedTable, openRig } from '../../support/acceptor-rig.ts';
import { ready, outOfService, withoutMaster } from '../../support/acceptor-words.ts';

describe('the slot', () => {
  test('opens and closes with proof', async () => {
    const rig = await openRig();
    const wasOpen = rig.device.acceptsCoins;

    const closed = await rig.during(rig.acceptor.inhibit());

    expect({ wasOpen, closed, isOpen: rig.device.acceptsCoins }).toEqual({
      wasOpen: true,
      closed: { ok: true },
      isOpen: false,
    });
    expect(rig.states.slice(-3)).toEqual([ready(false), ready(true), ready(false)]);
  });

  test('of a device without header 228 is closed by inhibiting every position', async () => {
    const rig = await openRig({ answer: withoutMaster });
    const openMask = rig.device.inhibitMask;

    const closed = await rig.during(rig.acceptor.inhibit(), 3000);

    expect({ openMask, closed, mask: rig.device.inhibitMask }).toEqual({
      openMask: 0x7fff,
      closed: { ok: true },
      mask: 0,
    });
  });

  test('of a device that always calls itself open (SR3) is closed by inhibiting every position', async () => {
    const rig = await openRig({ answer: (header) => (header === 227 ? [1] : undefined) });

    await rig.during(rig.acceptor.inhibit(), 3000);

    expect(rig.device.inhibitMask).toBe(0);
  });

  test('that can show neither is out of service', async () => {
    const rig = acceptorRig({
      answer: (header) => (header === 230 ? [0xff, 0xff] : withoutMaster(header)),
    });

    await rig.clock.advance(5000);

    expect(rig.acceptor.state).toEqual(outOfService('cannot-close'));
    expect(await rig.during(rig.acceptor.accept())).toEqual({ ok: false, reason: 'cannot-close' });
  });

  test('settles with the credit of a coin that was in flight', async () => {
    const rig = await openRig();
    const settled = rig.acceptor.settle();
    await rig.clock.advance(150);
    // Judged before the slot closed, it reaches the credit sensor only now.
    rig.device.acceptsCoins = true;
    rig.drop('KR500A');
    rig.device.acceptsCoins = false;

    await rig.clock.advance(250);
    const stillWaiting = await Promise.race([settled, Promise.resolve('waiting')]);
    await rig.clock.advance(400);

    expect({ stillWaiting, settled: await settled, coins: rig.coins() }).toEqual({
      stillWaiting: 'waiting',
      settled: { ok: true },
      coins: [4],
    });
  });

  test('settles although somebody goes on pouring into the closed slot', async () => {
    const rig = await openRig();
    const settled = rig.acceptor.settle();
    await rig.clock.advance(10);
    for (let i = 0; i < 10; i++) {
      rig.drop('KR500A');
      await rig.clock.advance(60);
    }

    expect({ settled: await settled, coins: rig.coins() }).toEqual({
      settled: { ok: true },
      coins: [],
    });
  });

  test('closes when the self-check reports a fault, and opens again when it is mended', async () => {
    const rig = await openRig();
    rig.device.faultCode = 3;
    await rig.clock.advance(2500);
    const broken = rig.acceptor.state;
    rig.device.faultCode = 0;
    await rig.clock.advance(2500);

    expect([broken, rig.acceptor.state]).toEqual([
      {
        state: 'out-of-service',
        reason: 'self-check',
        detail: expect.stringContaining('self-check 3: credit sensor'),
      },
      ready(true),
    ]);
  });

  test('closes for a string in it, and for a lever that stays open, but not for one that is pressed', async () => {
    let status = 0;
    const rig = await openRig({ answer: (header) => (header === 248 ? [status] : undefined) });
    status = 1;
    await rig.clock.advance(5000);
    const pressed = rig.acceptor.state;
    await rig.clock.advance(10_000);
    const left = rig.acceptor.state;
    status = 2;
    await rig.clock.advance(2500);
    const string = rig.acceptor.state;
    status = 0;
    await rig.clock.advance(2500);

    expect(pressed).toEqual(ready(true));
    expect(left).toMatchObject({ detail: expect.stringContaining('lever') });
    expect(string).toMatchObject({ detail: expect.stringContaining('string') });
    expect(rig.acceptor.state).toEqual(ready(true));
  });

  test('is told again what to do after a reset that left no trace in the counter', async () => {
    const rig = await openRig();
    rig.device.reset();

    await rig.clock.advance(3500);

    expect(rig.device).toMatchObject({ inhibitMask: 0x7fff, acceptsCoins: true, counter: 0 });
  });

  test('that forgot its inhibits hints at a reset, and what may be lost is named', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    rig.device.reset();

    await rig.clock.advance(3000);

    expect(rig.gaps()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }]);
  });

  test('that forgot its inhibits without a reset, as the buffer proves, names nothing', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    await rig.clock.advance(500);
    rig.device.inhibitMask = 0;

    await rig.clock.advance(3000);

    expect({ gaps: rig.gaps(), mask: rig.device.inhibitMask }).toEqual({ gaps: [], mask: 0x7fff });
  });

  test('is told again soon when a coin is unexpectedly refused as inhibited', async () => {
    const rig = await openRig();
    await rig.clock.advance(2000);
    rig.device.inhibitMask = 0;
    rig.drop('KR500A');

    await rig.clock.advance(600);

    expect(rig.device.inhibitMask).toBe(0x7fff);
  });

  test('stays open while coins that nobody approved are refused', async () => {
    const entries = emulatedTable.entries.filter(({ position }) => position !== 1);
    const rig = await openRig({ table: { acceptorId: EMULATED_ID, entries } });
    const outcomes: string[] = [];
    for (let i = 0; i < 20; i++) {
      rig.drop('KR010A');
      outcomes.push(rig.drop('KR500A').outcome);
      await rig.clock.advance(100);
    }

    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
  });
});
