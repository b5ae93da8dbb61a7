// The controller as a person or a supervisor meets it: lines, sentences, signals, processes left behind.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type ControllerProcess,
  isAlive,
  pidIn,
  startController,
} from '../../support/controller-process.ts';

let dataDir: string;
let running: ControllerProcess[];

const start = (...[environment, args]: [Record<string, string>?, string[]?]): ControllerProcess => {
  const controller = startController(dataDir, environment, args);
  running.push(controller);
  return controller;
};

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'controller-'));
  running = [];
});

afterEach(async () => {
  for (const { child, ended } of running) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }
  const emulator = pidIn(dataDir, 'emulator');
  if (emulator !== undefined && isAlive(emulator)) process.kill(emulator, 'SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the kiosk controller', () => {
  test('announces its pages and then that it is ready, and nothing else', async () => {
    const controller = start();

    const url = await controller.ready();

    expect(controller.lines).toEqual([
      expect.stringMatching(/^kiosk http:\/\/127\.0\.0\.1:\d+\/$/),
      `tray ${url}tray`,
      'ready, coin acceptor no-approved-table',
    ]);
    const health: unknown = await (await fetch(`${url}healthz`)).json();
    expect(health).toMatchObject({ ok: false, outOfService: 'starting', state: 'attract' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing running after %s', async (signal) => {
    const controller = start();
    await controller.ready();
    const emulator = pidIn(dataDir, 'emulator')!;

    controller.child.kill(signal);
    controller.child.kill(signal);

    expect(await controller.ended).toBe(0);
    await expect.poll(() => isAlive(emulator)).toBe(false);
    expect(pidIn(dataDir, 'kiosk')).toBeUndefined();
  });

  test('leaves the emulator when it is killed, finds it again, and ends it when it is stopped', async () => {
    const killed = start();
    await killed.ready();
    const emulator = pidIn(dataDir, 'emulator')!;
    killed.child.kill('SIGKILL');
    await killed.ended;
    const outlived = isAlive(emulator);

    const again = start();
    await again.ready();
    const found = pidIn(dataDir, 'emulator');
    again.child.kill('SIGTERM');
    await again.ended;

    expect({ outlived, found }).toEqual({ outlived: true, found: emulator });
    await expect.poll(() => isAlive(emulator)).toBe(false);
  });

  test('neither starts nor ends an emulator under a supervisor', async () => {
    const controller = start({ TIKKEUL_PARENT: String(process.pid) });

    await controller.ready();

    expect(pidIn(dataDir, 'emulator')).toBeUndefined();
    expect(controller.lines.at(-1)).toBe('ready, coin acceptor no-device');
  });

  test('ends with its supervisor', async () => {
    const supervisor = spawn('sleep', ['60']);
    const controller = start({ TIKKEUL_PARENT: String(supervisor.pid) });
    await controller.ready();

    supervisor.kill('SIGKILL');

    expect(await controller.ended).toBe(0);
  });

  test('refuses a second owner of the same data, in words', async () => {
    await start().ready();

    const second = start();

    expect(await second.ended).toBe(2);
    expect(second.errors()).toContain('Another kiosk already works in');
  });

  test('says in words that its port is taken, and leaves nothing behind', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;

    const controller = start({ KIOSK_PORT: String(port) });
    const code = await controller.ended;
    other.close();

    expect(code).toBe(2);
    expect(controller.errors()).toContain(`KIOSK_PORT ${port} is taken`);
    expect(existsSync(join(dataDir, 'emulator.pid'))).toBe(false);
  });

  test('says every wrong setting in a sentence and exits with 2', async () => {
    const controller = start({ KIOSK_PORT: 'eighty', ACCEPTOR: 'mdb:/dev/null' });

    expect(await controller.ended).toBe(2);
    expect(controller.errors()).toContain('KIOSK_PORT is "eighty"; write a port');
    expect(controller.errors()).toContain('mdb');
    expect(controller.lines).toEqual([]);
  });

  test('explains itself, and refuses words that it does not know', async () => {
    const help = start({}, ['--help']);
    const wrong = start({}, ['--fast']);

    expect([await help.ended, await wrong.ended]).toEqual([0, 2]);
    expect(help.lines.join('\n')).toContain('KIOSK_PORT');
    expect(wrong.errors()).toContain('--fast');
  });
});
