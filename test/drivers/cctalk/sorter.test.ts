import { expect, test } from 'vitest';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { encode, SUM_CODEC } from '#drivers/cctalk/frame.ts';
import { handMovedClock } from '#drivers/clock.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import { lookAtCoins } from '#drivers/look.ts';
import type { AcceptorSetting } from '#drivers/open-acceptor.ts';

const setting = { protocol: 'cctalk', address: 2 } as AcceptorSetting;

/** What `--capture` says of a device that answers `sorter` to these headers. */
async function captured(sorter: Readonly<Record<number, readonly number[]>>) {
  const clock = handMovedClock();
  const { host, device } = memoryLine();
  const { receive } = createCctalkEmulator(createEmulatedDevice(), { isEchoing: false });
  const headers: number[] = [];
  void (async () => {
    while (device.isOpen) {
      await device.arrival(new AbortController().signal);
      const bytes = device.take();
      const asked = SUM_CODEC.decode(bytes);
      const header = asked.kind === 'frame' ? asked.frame.header : 0;
      headers.push(header);
      const data = sorter[header];
      device.write(
        data
          ? encode({ destination: 1, source: 2, header: 0, data: new Uint8Array(data) })
          : receive(bytes, clock.monotonicMs()),
      );
    }
  })();
  const looking = lookAtCoins(setting, host, clock);
  await clock.advance(20_000);
  const seen = await looking;
  await host.close();
  return { remarks: seen.ok ? seen.remarks : seen.words, headers };
}

test('the paths of a sorter are read for a person, and none is changed', async () => {
  const { remarks, headers } = await captured({ 209: [3, 4, 4, 4], 188: [1], 221: [0xff] });

  expect(remarks).toEqual([
    expect.stringMatching(
      /^Sorter paths: positions 1 to 3 \(or 4, 4, 4\); .*, other coins to 1, overrides 11111111\.$/,
    ),
  ]);
  expect(headers.filter((header) => [210, 189, 222].includes(header))).toEqual([]);
});

test('of a device without a sorter nothing is said, and it is asked for one position only', async () => {
  const { remarks, headers } = await captured({});

  expect(remarks).toEqual([]);
  expect(headers.filter((header) => header === 209)).toHaveLength(1);
});
