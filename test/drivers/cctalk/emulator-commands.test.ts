import { describe, expect, test } from 'vitest';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { handMovedClock } from '#drivers/clock.ts';
import { createCctalkConsole } from '#drivers/cctalk/emulator-commands.ts';

function consoleOfOpenDevice() {
  const clock = handMovedClock(0);
  const device = createEmulatedDevice();
  device.inhibitMask = 0xffff;
  device.polled(0);
  const plug = {
    isPlugged: true,
    unplug: () => (plug.isPlugged = false),
    replug: () => (plug.isPlugged = true),
  };
  const { perform } = createCctalkConsole(device, plug, clock);
  /** Performs a command while the host polls every 100 ms. */
  const say = async (line: string): Promise<unknown> => {
    const answer = perform(line);
    for (let i = 0; i < 20; i++) {
      device.polled(clock.monotonicMs());
      await clock.advance(100);
    }
    return answer;
  };
  return { clock, device, perform, say };
}

describe('the emulator console', () => {
  test.each([
    ['coin KR500A', { ok: true, outcome: 'accepted', event: 1 }],
    ['coin kr500a', { ok: true, outcome: 'accepted', event: 1 }],
    ['coin 8', { ok: true, outcome: 'accepted', event: 1 }],
    ['coin 16', { ok: true, outcome: 'returned', event: 1 }],
    ['coin FR100A', { ok: true, outcome: 'returned', event: 1 }],
    ['coin KR100A 3', { ok: true, outcome: 'accepted', accepted: 3, returned: 0, event: 3 }],
    ['event 20', { ok: true, event: 1 }],
    ['event 1 9', { ok: true, event: 9 }],
    ['echo off', { ok: true, echo: false }],
    ['reject 1', { ok: true, event: 1 }],
    ['lever', { ok: true, event: 1 }],
    ['fault 3', { ok: true, fault: 3 }],
    ['reset', { ok: true, event: 0 }],
    ['unplug', { ok: true, isPlugged: false }],
    ['replug', { ok: true, isPlugged: true }],
    ['count', { ok: true, accepted: {}, returned: 0 }],
  ])('%s', async (line, answer) => {
    expect(await consoleOfOpenDevice().say(line)).toEqual(answer);
  });

  test.each([
    '',
    'dance',
    'coin',
    'coin 17',
    'coin KR500A 0',
    'coin KR500A x',
    'event 256',
    'fault',
  ])('refuses "%s" in words and changes nothing', async (line) => {
    const { device, say } = consoleOfOpenDevice();

    expect(await say(line)).toEqual({ ok: false, error: expect.stringMatching(/.{10}/) });
    expect(device.counter).toBe(0);
  });

  test('counts accepted coins by identifier and returned ones together', async () => {
    const { say } = consoleOfOpenDevice();
    await say('coin KR500A');
    await say('coin KR100A 2');
    await say('coin XX100A');
    await say('reject 1');

    expect(await say('count')).toEqual({
      ok: true,
      accepted: { KR500A: 1, KR100A: 2 },
      returned: 2,
    });
  });

  test('drops coins at least 50 ms apart, whoever asks for them', async () => {
    const { clock, device, perform } = consoleOfOpenDevice();
    void perform('coin KR500A');
    void perform('coin KR500A');
    void perform('coin KR500A');

    await clock.advance(0);
    const atOnce = device.counter;
    await clock.advance(60);
    const later = device.counter;

    expect([atOnce, later]).toEqual([1, 2]);
  });

  test('pours no faster than the host reads, so that the buffer does not overrun', async () => {
    const { clock, device, perform } = consoleOfOpenDevice();
    void perform('coin KR500A 5');

    await clock.advance(900);

    expect(device.counter).toBe(2);
  });

  test('describes its state', async () => {
    const { say } = consoleOfOpenDevice();

    expect(await say('state')).toMatchObject({ ok: true, counter: 0, isPolled: true, fault: 0 });
  });
});

test('a flood lets five coins fall for every two readings, so that none leaves the buffer before it is proven', async () => {
  const { clock, device, perform } = consoleOfOpenDevice();
  const counters: number[] = [];

  const flooded = perform('flood KR100A 12');
  for (let reads = 0; reads < 6; reads++) {
    await clock.advance(25);
    counters.push(device.counter);
    device.polled(clock.monotonicMs());
  }

  expect(counters).toEqual([5, 5, 10, 10, 12, 12]);
  expect(await flooded).toEqual({ ok: true, accepted: 12, returned: 0 });
});

describe('a hand at a closed slot', () => {
  test('waits a moment for it to open', async () => {
    const { clock, device, perform } = consoleOfOpenDevice();
    device.acceptsCoins = false;

    const dropped = perform('coin KR500A');
    await clock.advance(150);
    device.acceptsCoins = true;
    await clock.advance(20);

    expect(await dropped).toMatchObject({ outcome: 'accepted' });
  });

  test('gets its coin back when it stays closed', async () => {
    const { clock, device, perform } = consoleOfOpenDevice();
    device.inhibitMask = 0;

    const dropped = perform('coin KR500A');
    await clock.advance(450);

    expect(await dropped).toMatchObject({ outcome: 'returned' });
    expect(device.pairs).toEqual([{ a: 0, b: 131 }]);
  });
});
