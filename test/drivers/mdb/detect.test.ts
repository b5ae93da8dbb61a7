import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { detectOn } from '#drivers/detect.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import { createEmulatedChanger } from '#drivers/mdb/emulated-changer.ts';
import { createMdbEmulator } from '#drivers/mdb/emulator.ts';
import type { MdbEmulator } from '#drivers/mdb/emulator.ts';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';

const PORT = '/dev/ttyACM0';
const BOUND_MS = 60_000;
const COINS = 'KRW10 KRW50 KRW100 KRW500 TOKEN';

/** Detects on a line in memory with `bridge` on it; a wrong baud rate hears and says nothing that can be read. */
async function detecting(bridge: MdbEmulator, baudRate: number) {
  const clock = handMovedClock();
  const found = detectOn(
    PORT,
    async (_, rate) => {
      const { host, device } = memoryLine();
      void (async () => {
        while (device.isOpen) {
          await device.arrival(new AbortController().signal);
          const bytes = device.take();
          if (rate === baudRate) device.write(bridge.receive(bytes, clock.monotonicMs()));
        }
      })();
      return { ok: true, line: host };
    },
    clock,
  );
  await clock.advance(BOUND_MS);
  return found;
}

describe.each([QIBIXX_CODEC, WAFERSTAR_CODEC])('detecting a $name bridge', (codec) => {
  test('names the changer, its coins, and what to write into ACCEPTOR', async () => {
    const changer = createEmulatedChanger();
    changer.enabledTypes = 0xffff;
    const untold = changer.untoldEvents;

    const found = await detecting(createMdbEmulator(codec, changer), codec.baudRate);

    expect(found).toEqual([
      {
        sentence: `${PORT} MDB through a ${codec.name} bridge: coin changer TKL/TKL-EMU-MDB/87654321, coins ${COINS}`,
        setting: `mdb-${codec.name}:${PORT}`,
      },
    ]);
    expect({ types: changer.enabledTypes, untold: changer.untoldEvents }).toEqual({
      types: 0,
      untold,
    });
  });
});

test('a bridge without a changer is named, and cannot be used', async () => {
  const bridge = createMdbEmulator(QIBIXX_CODEC, createEmulatedChanger());
  bridge.refuse(1_000);

  const [found] = await detecting(bridge, QIBIXX_CODEC.baudRate);

  expect(found?.sentence).toContain('the bridge answers, but');
  expect(found?.setting).toBeUndefined();
});
