// From the identifiers of a device to a proposed coin table, and from the port to the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { handMovedClock } from '#drivers/clock.ts';
import type { OpenPort } from '#drivers/detect.ts';
import { readCoins } from '#drivers/look.ts';
import { type AcceptorSetting, parseAcceptorSetting } from '#drivers/open-acceptor.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import { capture, proposalOf } from '#kiosk/tools/capture.ts';
import { confirmedPart, CoinTableProposal } from '#ledger/contract/coin-table.ts';
import { EMULATED_POSITIONS } from '#ledger/demo/emulated-coins.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const AT_MS = Date.UTC(2026, 10, 22);

describe('a captured coin table', () => {
  test('holds every coin with its likeliest value, and nothing of it is confirmed', () => {
    const proposal = proposalOf(
      { acceptorId: 'NRI/G13/7', coins: readCoins(['KR500A', 'US025A', 'TW001A']) },
      AT_MS,
    );

    expect(CoinTableProposal.parse(proposal)).toEqual({
      type: 'coin-table-proposal',
      acceptorId: 'NRI/G13/7',
      capturedAt: '2026-11-22T00:00:00.000Z',
      positions: [
        {
          position: 1,
          coinId: 'KR500A',
          currency: 'KRW',
          faceMinor: '500',
          orFaceMinor: ['5'],
          testCoins: 0,
        },
        { position: 2, coinId: 'US025A', currency: 'USD', faceMinor: '25', testCoins: 0 },
        {
          position: 3,
          coinId: 'TW001A',
          currency: 'TWD',
          faceMinor: '1',
          orFaceMinor: ['100'],
          testCoins: 0,
        },
      ],
    });
    expect(confirmedPart(proposal).positions).toEqual([]);
  });

  test('leaves the value open where an identifier does not tell it, and leaves out what is no coin', () => {
    const { positions } = proposalOf(
      { acceptorId: 'A/B/1', coins: readCoins(['......', 'TK001A', undefined, 'AM1K0A']) },
      AT_MS,
    );

    expect(positions).toEqual([{ position: 4, coinId: 'AM1K0A', testCoins: 0 }]);
  });

  test('of the emulated acceptor guesses the values of its approved table', () => {
    const coinIds = EMULATED_POSITIONS.map(({ coinId }) => coinId);
    const { positions } = proposalOf(
      { acceptorId: 'TKL/TKL-EMU/12345678', coins: readCoins(coinIds) },
      AT_MS,
    );

    const guessed = positions.map(({ position, coinId, currency, faceMinor }) => ({
      position,
      coinId,
      currency,
      faceMinor,
    }));

    expect(guessed).toEqual(EMULATED_POSITIONS);
  });
});

describe('npm run kiosk -- --capture', () => {
  const capturing = async (
    file: string,
    openPort: OpenPort = emulatedPort(),
    protocol = 'cctalk',
  ) => {
    const parsed = parseAcceptorSetting(`${protocol}:/dev/ttyUSB0`);
    if (!parsed.ok) throw new Error(parsed.sentence);
    const [setting] = parsed.acceptors as [AcceptorSetting];
    const clock = handMovedClock();
    const lines: string[] = [];
    const tool = { clock, openPort, say: (line: string) => void lines.push(line) };
    const code = capture(file, setting, '/dev/ttyUSB0', tool);
    await clock.advance(30_000);
    return { code: await code, lines };
  };

  test('writes a file and says what has to be done with it', async () => {
    const file = temporaryPath('table.json');

    const { code, lines } = await capturing(file);

    const written = CoinTableProposal.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(code).toBe(0);
    expect(written.positions).toHaveLength(15);
    expect(lines.join('\n')).toMatch(/15 coins, written to .*No coin is money yet.*COIN_TABLE/s);
  });

  test('writes down the coin bank of a device that has several', async () => {
    const [plain, banked] = [temporaryPath('plain.json'), temporaryPath('banked.json')];
    const bankIn = (file: string): unknown =>
      CoinTableProposal.parse(JSON.parse(readFileSync(file, 'utf8'))).bank;

    await capturing(plain);
    const { lines } = await capturing(banked, emulatedPort(1));

    expect([bankIn(plain), bankIn(banked)]).toEqual([undefined, 1]);
    expect(lines).toContain('These are the coins of its coin bank 1.');
  });

  test('never writes over a file', async () => {
    const file = temporaryPath('table.json');
    writeFileSync(file, 'precious');

    const { code, lines } = await capturing(file);

    expect([code, lines]).toEqual([1, [`${file} exists already. Nothing was changed.`]]);
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  test.each<[string, OpenPort, string]>([
    [
      'is missing',
      async () => ({ ok: false, fault: 'missing', sentence: 'not there' }),
      'not there',
    ],
    [
      'is silent',
      async () => ({ ok: true, line: memoryLine().host }),
      '/dev/ttyUSB0: nothing answers at ccTalk address 2.',
    ],
  ])('writes nothing when the device %s', async (_, openPort, sentence) => {
    const file = temporaryPath('table.json');

    expect(await capturing(file, openPort)).toEqual({ code: 1, lines: [sentence] });
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });
});

const emulatedPort =
  (bank?: number): OpenPort =>
  async () => {
    const { host, device } = memoryLine();
    const emulator = createCctalkEmulator(Object.assign(createEmulatedDevice(), { bank }));
    void (async () => {
      while (device.isOpen) {
        await device.arrival(new AbortController().signal);
        device.write(emulator.receive(device.take(), 0));
      }
    })();
    return { ok: true, line: host };
  };
