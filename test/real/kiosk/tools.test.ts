// `npm run kiosk -- --detect` and `--capture` as processes, on pseudo-terminals.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { openSerialLine } from '#drivers/line/os-serial-line.ts';
import { CoinTableProposal } from '#ledger/contract/coin-table.ts';
import { startController } from '../../support/controller-process.ts';
import { startEmulator } from '../../support/emulator-process.ts';
import { type PtyUnit, ptyUnit } from '../../support/pty-unit.ts';

let folder: string;
let unit: PtyUnit;
const at = (name: string): string => join(folder, name);

const run = async (args: string[], environment: Record<string, string> = {}) => {
  const { ended, lines, errors } = startController(at('data'), environment, args);
  const code = await ended;
  return { code, lines, errors: errors() };
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tools-'));
  unit = ptyUnit({ manufacturer: 'NRI', product: 'G13', serial: 7 });
  unit.plug(at('ttyUSB0'));
});
afterEach(() => {
  unit.unplug();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run kiosk -- --detect', () => {
  test('looks at the ports of ACCEPTOR, says what it found, and leaves no trace', async () => {
    const { code, lines } = await run(['--detect'], { ACCEPTOR: `cctalk:${at('ttyUSB0')}` });

    expect(code).toBe(0);
    expect(lines.slice(0, 2)).toEqual([
      expect.stringContaining('coin acceptor NRI/G13/7, coins KR010A'),
      `  ACCEPTOR=cctalk:${at('ttyUSB0')}`,
    ]);
    expect(existsSync(at('data'))).toBe(false);
    expect(unit.device.counter).toBe(0);
  });

  test('says that a port is missing, and that one is in use', async () => {
    const other = await openSerialLine(at('ttyUSB0'), 9600, systemClock);

    const { code, lines } = await run(['--detect', at('ttyUSB9'), at('ttyUSB0')]);
    if (other.ok) await other.line.close();

    expect([code, lines]).toEqual([
      1,
      [
        expect.stringMatching(/ttyUSB9 does not exist: plug in the acceptor/),
        expect.stringMatching(/ttyUSB0 is in use by another program: stop it first/),
      ],
    ]);
  });
});

describe('npm run kiosk -- --capture', () => {
  test('writes the coins of the acceptor that ACCEPTOR names', async () => {
    const file = at('table.json');

    const { code } = await run(['--capture', file], { ACCEPTOR: `cctalk:${at('ttyUSB0')}` });

    expect(code).toBe(0);
    expect(CoinTableProposal.parse(JSON.parse(readFileSync(file, 'utf8')))).toMatchObject({
      acceptorId: 'NRI/G13/7',
      positions: { length: 15 },
    });
  });

  test.each([
    [
      'mdb-qibixx',
      'TKL/TKL-EMU-MDB/87654321',
      { coinId: 'KRW500', currency: 'KRW', faceMinor: '500' },
    ],
    [
      'mdb-waferstar',
      'TKL/TKL-EMU-MDB/87654321',
      { coinId: 'KRW500', currency: 'KRW', faceMinor: '500' },
    ],
    ['pulse', 'pulse/TKL-EMU/12345678', { coinId: 'PULSE11' }],
  ])('writes the coins of %s too', async (protocol, acceptorId, fourth) => {
    const emulator = await startEmulator(protocol);
    const file = at('table.json');

    const { code } = await run(['--capture', file, `${protocol}:${emulator.tty}`]);
    await emulator.stop();

    const written = CoinTableProposal.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(code).toBe(0);
    expect(written.acceptorId).toBe(acceptorId);
    expect(written.positions[3]).toEqual({ position: 4, testCoins: 0, ...fourth });
  });

  test.each([[['--capture']], [['--capture', 'a', 'b']], [['--detekt']]])(
    'refuses %s with its help',
    async (args) => {
      const { code, errors } = await run(args);

      expect(code).toBe(2);
      expect(errors).toContain('is not understood.\nnpm run kiosk');
    },
  );
});
