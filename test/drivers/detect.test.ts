// What a person reads who asks which acceptor hangs on a port.
import { describe, expect, test } from 'vitest';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator, type EmulatorOptions } from '#drivers/cctalk/emulator.ts';
import { CRC_CODEC } from '#drivers/cctalk/crc-frame.ts';
import { encode, SUM_CODEC } from '#drivers/cctalk/frame.ts';
import { handMovedClock } from '#drivers/clock.ts';
import { type Detector, detectOn, type OpenPort } from '#drivers/detect.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import type { OpenedLine } from '#drivers/line/serial-line.ts';

const PORT = '/dev/ttyUSB0';
const ID = 'TKL/TKL-EMU/12345678';
const BOUND_MS = 30_000;

type Answer = (bytes: Uint8Array, nowMs: number) => Uint8Array;

/** Detects on a line in memory; every device on it hears everything. */
async function detecting(devices: readonly Answer[], detectors?: readonly Detector[]) {
  const clock = handMovedClock();
  const headers: number[] = [];
  let isClosed = false;
  const openPort: OpenPort = async () => {
    const { host, device } = memoryLine();
    void (async () => {
      while (device.isOpen) {
        await device.arrival(new AbortController().signal);
        const bytes = device.take();
        const heard = SUM_CODEC.decode(bytes);
        if (heard.kind === 'frame') headers.push(heard.frame.header);
        for (const answer of devices) device.write(answer(bytes, clock.monotonicMs()));
      }
    })();
    return {
      ok: true,
      line: {
        ...host,
        get isOpen() {
          return host.isOpen;
        },
        close: async () => {
          isClosed = true;
          await host.close();
        },
      },
    };
  };
  let hasEnded = false;
  const found = detectOn(PORT, openPort, clock, detectors).finally(() => (hasEnded = true));
  await clock.advance(BOUND_MS);
  return { found: hasEnded ? await found : 'no end', headers, isClosed };
}

const emulator = (options: EmulatorOptions = {}): Answer =>
  createCctalkEmulator(createEmulatedDevice(), { isEchoing: false, ...options }).receive;

describe('detecting what hangs on a port', () => {
  test('names a ccTalk coin acceptor, its coins, and what to write into ACCEPTOR', async () => {
    const { found, isClosed } = await detecting([emulator({ isEchoing: true })]);

    expect(found).toEqual([
      {
        sentence: expect.stringMatching(
          `^${PORT} ccTalk, address 2, 8-bit sum: coin acceptor ${ID}, coins KR010A .* CN100A$`,
        ),
        setting: `cctalk:${PORT}`,
      },
    ]);
    expect(isClosed).toBe(true);
  });

  test('names every acceptor on one line by its address', async () => {
    const { found } = await detecting([emulator(), emulator({ address: 11 })]);

    expect(found).toMatchObject([
      { setting: `cctalk:${PORT}` },
      { setting: `cctalk@11:${PORT}`, sentence: expect.stringContaining('address 11') },
    ]);
  });

  test('finds an acceptor that speaks with CRC-16', async () => {
    const { found } = await detecting([emulator({ codec: CRC_CODEC })]);

    expect(found).toMatchObject([
      { setting: `cctalk:${PORT}`, sentence: expect.stringContaining('CRC-16') },
    ]);
  });

  test('finds an acceptor that speaks with CRC-16 at another address than 2', async () => {
    const { found } = await detecting([emulator({ codec: CRC_CODEC, address: 13 })]);

    expect(found).toMatchObject([
      { setting: `cctalk@13:${PORT}`, sentence: expect.stringContaining('CRC-16') },
    ]);
  });

  test('says of another device what it calls itself, and proposes no setting', async () => {
    const hopper: Answer = (bytes, nowMs) => {
      const asks = SUM_CODEC.decode(bytes);
      if (asks.kind !== 'frame' || asks.frame.header !== 245) return emulator()(bytes, nowMs);
      const data = new Uint8Array(Buffer.from('Payout'));
      return encode({ destination: 1, source: 2, header: 0, data });
    };

    const { found } = await detecting([hopper]);

    expect(found).toEqual([{ sentence: expect.stringContaining('calls itself "Payout"') }]);
  });

  test('never resets a device, and reads no event', async () => {
    const { headers } = await detecting([emulator()]);

    expect(headers).toContain(254);
    expect(headers).not.toContain(1);
    expect(headers).not.toContain(229);
    // Told anew, the inhibits would hide from the kiosk whether the device lost power.
    expect(headers).not.toContain(231);
    expect(headers).not.toContain(228);
  });

  test.each<[string, Answer]>([
    ['is silent', () => new Uint8Array(0)],
    ['only gives back what it hears', (bytes) => bytes],
    ['babbles', (bytes) => bytes.map((byte) => byte ^ 0x5a)],
  ])('a line that %s ends in a sentence, in bounded time', async (_, answer) => {
    const { found, isClosed } = await detecting([answer]);

    expect(found).toEqual([
      {
        sentence: expect.stringMatching(
          /nothing answers \(tried .*ccTalk, pulse bridge\)\. Check power/,
        ),
      },
    ]);
    expect(isClosed).toBe(true);
  });

  test('a protocol that never ends is left after its time, and the others have their turn', async () => {
    const endless: Detector = {
      protocol: 'endless',
      baudRate: 9600,
      probe: () => new Promise(() => {}),
    };
    const quick: Detector = {
      protocol: 'quick',
      baudRate: 115_200,
      probe: async () => [{ sentence: 'quick: here I am', setting: 'quick' }],
    };

    const { found, isClosed } = await detecting([], [endless, quick]);

    expect(found).toEqual([{ sentence: `${PORT} quick: here I am`, setting: `quick:${PORT}` }]);
    expect(isClosed).toBe(true);
  });

  test.each<[string, OpenedLine]>([
    ['missing', { ok: false, fault: 'missing', sentence: `${PORT} does not exist` }],
    ['no-permission', { ok: false, fault: 'no-permission', sentence: `${PORT} may not be opened` }],
    ['in-use', { ok: false, fault: 'in-use', sentence: `${PORT} is in use` }],
  ])('a port that is %s says so once, whatever the protocols', async (_, refusal) => {
    const asked: number[] = [];
    const openPort: OpenPort = async (_path, baudRate) => {
      asked.push(baudRate);
      return refusal;
    };
    const other: Detector = { protocol: 'other', baudRate: 1200, probe: async () => [] };

    const found = await detectOn(PORT, openPort, handMovedClock(), [other, other]);

    expect([found, asked]).toEqual([
      [{ sentence: (refusal as { sentence: string }).sentence }],
      [1200],
    ]);
  });

  test('a port that neither opens nor refuses is given up, and closed should it open after all', async () => {
    const clock = handMovedClock();
    const opening = Promise.withResolvers<OpenedLine>();
    const { host } = memoryLine();

    const found = detectOn(PORT, () => opening.promise, clock);
    await clock.advance(BOUND_MS);
    opening.resolve({ ok: true, line: host });
    await clock.advance(1);

    expect(await found).toEqual([{ sentence: expect.stringContaining('neither opens nor') }]);
    expect(host.isOpen).toBe(false);
  });
});
