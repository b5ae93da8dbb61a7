// Ports that get another name when they are plugged in again, in a /dev of our own.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { memoryLine } from '#drivers/line/memory-line.ts';
import { listPorts, stableNameOf } from '#drivers/line/ports.ts';
import type { OpenedLine } from '#drivers/line/serial-line.ts';
import { stablePort } from '#drivers/line/stable-port.ts';

const STABLE = 'serial/by-id/usb-FTDI_A1-if00-port0';
let devices: string;
const at = (name: string): string => join(devices, name);

beforeEach(() => {
  devices = realpathSync(mkdtempSync(join(tmpdir(), 'dev-')));
  mkdirSync(at('serial/by-id'), { recursive: true });
  onTestFinished(() => rmSync(devices, { recursive: true }));
});

/** The adapter comes under this name, with or without a serial number of its own. */
function plug(name: string, stable?: string): void {
  writeFileSync(at(name), '');
  if (stable === undefined) return;
  rmSync(at(stable), { force: true });
  symlinkSync(at(name), at(stable));
}
function unplug(name: string, stable?: string): void {
  rmSync(at(name));
  if (stable !== undefined) rmSync(at(stable));
}

describe('the serial ports of a machine', () => {
  test('are listed by the name that stays, where there is one', async () => {
    plug('ttyUSB0', STABLE);
    plug('ttyACM3');
    plug('ttyS0');
    plug('tty0');

    expect(await listPorts(devices)).toEqual([at(STABLE), at('ttyACM3')].sort());
    expect(await stableNameOf(at('ttyUSB0'), devices)).toBe(at(STABLE));
    expect(await stableNameOf(at('ttyACM3'), devices)).toBe(undefined);
    expect(await stableNameOf(at('ttyUSB7'), devices)).toBe(undefined);
  });

  test('are none where there is no such folder', async () => {
    expect(await listPorts(at('nothing'))).toEqual([]);
  });
});

describe('a port that is found again', () => {
  const opener = (path: string, fault: 'missing' | 'in-use' = 'missing') => {
    const asked: string[] = [];
    const exists = (name: string): boolean => {
      try {
        return realpathSync(name) !== '';
      } catch {
        return false;
      }
    };
    const open = stablePort(
      path,
      async (name): Promise<OpenedLine> => {
        asked.push(name.slice(devices.length + 1));
        if (fault === 'missing' && exists(name)) return { ok: true, line: memoryLine(name).host };
        return { ok: false, fault, sentence: `${name} is ${fault}` };
      },
      devices,
    );
    return { open, asked };
  };

  test('under another name after a replug, although the settings name the old one', async () => {
    plug('ttyUSB0', STABLE);
    const { open, asked } = opener(at('ttyUSB0'));
    const first = await open();
    unplug('ttyUSB0', STABLE);
    const meanwhile = await open();
    plug('ttyUSB1', STABLE);
    const second = await open();

    expect([first.ok, meanwhile.ok, second.ok]).toEqual([true, false, true]);
    expect(asked).toEqual(['ttyUSB0', STABLE, 'ttyUSB0', STABLE]);
    expect(meanwhile).toMatchObject({ sentence: expect.stringContaining(at(STABLE)) });
  });

  test('is not mistaken for another adapter that took its name', async () => {
    plug('ttyUSB0', STABLE);
    const { open } = opener(at('ttyUSB0'));
    await open();
    unplug('ttyUSB0', STABLE);
    plug('ttyUSB1', STABLE);
    plug('ttyUSB0', 'serial/by-id/usb-FTDI_B2-if00-port0');
    const found = await open();

    expect(found).toMatchObject({ ok: true, line: { name: at(STABLE) } });
  });

  test('may be another adapter under the old name, when its own is gone', async () => {
    plug('ttyUSB0', STABLE);
    const { open, asked } = opener(at('ttyUSB0'));
    await open();
    unplug('ttyUSB0', STABLE);
    plug('ttyUSB0', 'serial/by-id/usb-FTDI_B2-if00-port0');
    await open();
    await open();

    expect(asked).toEqual(['ttyUSB0', STABLE, 'ttyUSB0', 'serial/by-id/usb-FTDI_B2-if00-port0']);
  });

  test('without a stable name says which ports are there', async () => {
    plug('ttyUSB0');
    const { open } = opener(at('ttyUSB0'));
    await open();
    unplug('ttyUSB0');
    const alone = await open();
    plug('ttyUSB1');
    const renamed = await open();

    expect(alone).toMatchObject({ sentence: `${at('ttyUSB0')} is missing` });
    expect(renamed).toMatchObject({
      sentence: `${at('ttyUSB0')} is missing; these ports are there: ${at('ttyUSB1')} (a name under serial/by-id stays when the plug is moved)`,
    });
  });

  test('that another program has open says only that', async () => {
    plug('ttyUSB0', STABLE);
    const { open, asked } = opener(at('ttyUSB0'), 'in-use');

    expect(await open()).toMatchObject({ sentence: `${at('ttyUSB0')} is in-use` });
    expect(asked).toEqual(['ttyUSB0']);
  });
});
