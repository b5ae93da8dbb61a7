import { expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { detectOn } from '#drivers/detect.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import { PULSE_DETECTOR } from '#drivers/pulse/detect.ts';
import { createEmulatedBridge } from '#drivers/pulse/emulated-bridge.ts';
import { createPulseEmulator } from '#drivers/pulse/emulator.ts';

test('names a pulse bridge, its firmware and its coins, and what to write into ACCEPTOR', async () => {
  const clock = handMovedClock();
  const emulator = createPulseEmulator(createEmulatedBridge(clock.monotonicMs()));
  const { host, device } = memoryLine();
  void (async () => {
    while (device.isOpen) {
      await device.arrival(new AbortController().signal);
      device.write(emulator.receive(device.take(), clock.monotonicMs()));
    }
  })();

  const found = detectOn('/dev/ttyACM0', async () => ({ ok: true, line: host }), clock, [
    PULSE_DETECTOR,
  ]);
  await clock.advance(5000);

  expect(await found).toEqual([
    {
      sentence:
        '/dev/ttyACM0 pulse bridge: coin acceptor pulse/TKL-EMU/12345678, firmware 1.0.0, 0 coins in all',
      setting: 'pulse:/dev/ttyACM0',
    },
  ]);
});
