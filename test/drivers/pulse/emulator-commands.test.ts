import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import type { Plug } from '#drivers/emulator-console.ts';
import { createEmulatedBridge } from '#drivers/pulse/emulated-bridge.ts';
import { createPulseConsole } from '#drivers/pulse/emulator-commands.ts';

function aConsole() {
  const clock = handMovedClock();
  const bridge = createEmulatedBridge(clock.monotonicMs());
  let isPlugged = true;
  const plug: Plug = {
    get isPlugged() {
      return isPlugged;
    },
    unplug: () => {
      isPlugged = false;
    },
    replug: () => {
      isPlugged = true;
    },
  };
  return { clock, bridge, ...createPulseConsole(bridge, plug, clock) };
}

describe('the console of the emulated pulse bridge', () => {
  test('floods the board with coins that take no time, and never closes its slot by that', async () => {
    const { clock, bridge, perform } = aConsole();
    await clock.advance(2000);
    bridge.hear({ kind: 'inh', isInhibited: false, token: 1 }, clock.monotonicMs());
    await clock.advance(800);

    const flooded = perform('flood KR010A 60');
    for (let i = 0; i < 200; i++) {
      await clock.advance(5);
      for (const line of bridge.tick(clock.monotonicMs())) {
        if (line.kind === 'coin') bridge.hear({ ...line, kind: 'ack' }, clock.monotonicMs());
      }
    }

    expect(await flooded).toMatchObject({ ok: true, accepted: 60, returned: 0 });
    expect(bridge.lastSeq).toBe(60);
  });

  test('pours coins one after another, never two into one train', async () => {
    const { clock, bridge, perform } = aConsole();
    await clock.advance(1000);
    bridge.hear({ kind: 'inh', isInhibited: false, token: 1 }, clock.monotonicMs());

    const poured = perform('coin KR010A 3');
    for (let i = 0; i < 150; i++) {
      await clock.advance(10);
      bridge.tick(clock.monotonicMs());
    }

    expect(await poured).toMatchObject({ ok: true, accepted: 3, returned: 0 });
    expect(await perform('count')).toEqual({ ok: true, accepted: { KR010A: 3 }, returned: 0 });
    expect(bridge.lastSeq).toBe(3);
  });

  test('gives a coin back that a closed slot does not take', async () => {
    const { clock, perform } = aConsole();

    const dropped = perform('coin 4');
    await clock.advance(500);

    expect(await dropped).toMatchObject({ ok: true, outcome: 'returned' });
  });

  test('cuts the power, changes the memory, pulls the plug', async () => {
    const { perform } = aConsole();

    expect(await perform('reset')).toMatchObject({ ok: true, boot: 2 });
    expect(await perform('wipe')).toMatchObject({ ok: true, boot: 1, lastSeq: 0 });
    expect(await perform('unplug')).toMatchObject({ ok: true, isPlugged: false });
    expect(await perform('replug')).toMatchObject({ ok: true, isPlugged: true });
    expect(await perform('fault 6')).toMatchObject({ ok: true, fault: 6, isOpen: false });
  });

  test.each(['dance', 'coin', 'coin KR010A 0', 'pulse', 'pulse 0', 'fault 256'])(
    'refuses "%s" in words',
    async (line) => {
      expect(await aConsole().perform(line)).toEqual({ ok: false, error: expect.any(String) });
    },
  );
});
