import { describe, expect, test } from 'vitest';
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { handMovedClock } from '#drivers/clock.ts';
import type { AcceptorPosition } from '#drivers/coin-acceptor.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import { createSharedLines } from '#drivers/line/shared-line.ts';
import { emulatedTable } from '../../support/acceptor-rig.ts';

/** Two acceptors at addresses 2 and 3 on one wire; the second one has no echo, because the wire has one already. */
function twoOnOneWire() {
  const clock = handMovedClock();
  const lines = createSharedLines();
  const opened: MemoryLine[] = [];
  const devices = [createEmulatedDevice(), createEmulatedDevice()];
  const emulators = devices.map((device, i) =>
    createCctalkEmulator(device, { address: 2 + i, isEchoing: i === 0 }),
  );
  const openLine = lines.opener('wire', async () => {
    const line = memoryLine('wire');
    opened.push(line);
    void (async () => {
      while (line.device.isOpen) {
        await line.device.arrival(new AbortController().signal);
        const packet = line.device.take();
        for (const emulator of emulators) {
          line.device.write(emulator.receive(packet, clock.monotonicMs()));
        }
      }
    })();
    return { ok: true, line: line.host };
  });
  const coins: number[][] = [[], []];
  const acceptors = devices.map((_, i) => {
    let position: AcceptorPosition | undefined;
    return createCctalkAcceptor(openLine, 2 + i, {
      clock,
      entropy: seededEntropy(i),
      tableFor: () => emulatedTable,
      lastPosition: () => position,
      commit: async (report) => {
        position = report.position;
        coins[i]!.push(...report.events.flatMap((e) => (e.kind === 'coin' ? [e.position] : [])));
      },
      stateChanged: () => {},
      log: () => {},
    });
  });
  return { clock, devices, acceptors, coins, opened };
}

describe('two acceptors on one line', () => {
  test('are served side by side, each with its own coins', async () => {
    const { clock, devices, acceptors, coins, opened } = twoOnOneWire();
    await clock.advance(5000);
    const answers = acceptors.map((acceptor) => acceptor.accept());
    await clock.advance(1000);
    expect(await Promise.all(answers)).toEqual([{ ok: true }, { ok: true }]);
    for (let i = 0; i < 20; i++) {
      devices[0]!.drop('KR500A', clock.monotonicMs());
      devices[1]!.drop('US025A', clock.monotonicMs());
      await clock.advance(100);
    }

    await clock.advance(1000);

    expect(coins).toEqual([Array(20).fill(4), Array(20).fill(8)]);
    expect(opened).toHaveLength(1);
  });

  test('leave the line to each other, and the last one closes it', async () => {
    const { clock, acceptors, opened } = twoOnOneWire();
    await clock.advance(5000);
    const first = acceptors[0]!.close();
    await clock.advance(3000);
    await first;
    const between = { isOpen: opened[0]!.host.isOpen, other: acceptors[1]!.state.state };
    const second = acceptors[1]!.close();
    await clock.advance(3000);
    await second;

    expect(between).toEqual({ isOpen: true, other: 'ready' });
    expect(opened[0]!.host.isOpen).toBe(false);
  });

  test('both come back on one new line when the old one is lost', async () => {
    const { clock, acceptors, opened } = twoOnOneWire();
    await clock.advance(5000);
    await opened[0]!.device.close();

    await clock.advance(5000);

    expect(acceptors.map((acceptor) => acceptor.state.state)).toEqual(['ready', 'ready']);
    expect(opened).toHaveLength(2);
  });
});
