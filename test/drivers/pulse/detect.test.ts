import { expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { detectOn } from '#drivers/detect.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import { lookAtCoins } from '#drivers/look.ts';
import { PULSE_DETECTOR } from '#drivers/pulse/detect.ts';
import { createEmulatedBridge } from '#drivers/pulse/emulated-bridge.ts';
import { createPulseEmulator } from '#drivers/pulse/emulator.ts';

/** A bridge on a line; `firmware` is what it makes of what it hears. */
function bridgeOnLine(firmware = (heard: string): string => heard) {
  const clock = handMovedClock();
  const emulator = createPulseEmulator(createEmulatedBridge(clock.monotonicMs()));
  const { host, device } = memoryLine();
  void (async () => {
    while (device.isOpen) {
      await device.arrival(new AbortController().signal);
      const heard = firmware(Buffer.from(device.take()).toString('latin1'));
      device.write(
        emulator.receive(new Uint8Array(Buffer.from(heard, 'latin1')), clock.monotonicMs()),
      );
    }
  })();
  return { clock, host };
}

test('names a pulse bridge, its firmware and its coins, and what to write into ACCEPTOR', async () => {
  const { clock, host } = bridgeOnLine();

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

test('a board with older firmware does not tell its coins, and the sentence says what to do', async () => {
  const { clock, host } = bridgeOnLine((heard) => heard.replaceAll(/\$COINS.*\n/g, ''));
  const setting = { protocol: 'pulse', place: { kind: 'port', path: '/dev/ttyACM0' } } as const;

  const seen = lookAtCoins(setting, host, clock);
  await clock.advance(5000);

  expect(await seen).toEqual({
    ok: false,
    words: expect.stringContaining('load the newest firmware'),
  });
});
