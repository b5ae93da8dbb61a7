// `npm run kiosk:app` as a process: it starts what ELECTRON_OVERRIDE_DIST_PATH holds, and nothing outlives it.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { root } from '../../../scripts/programs.ts';
import { isAlive, pidIn } from '../../support/controller-process.ts';

const scratch = mkdtempSync(join(tmpdir(), 'launcher-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A program in Electron's place that writes down what it was given, and ends when it is asked to. */
function stubElectron(): string {
  const directory = join(scratch, 'electron');
  mkdirSync(directory);
  writeFileSync(
    join(directory, 'electron'),
    `#!/bin/sh\nprintf '%s\\n' "$$" "$1" "$TIKKEUL_PARENT" "$DATA_DIR" > ${scratch}/told.part\nmv ${scratch}/told.part ${scratch}/told\ntrap 'exit 0' TERM\nwhile :; do sleep 0.05; done\n`,
  );
  chmodSync(join(directory, 'electron'), 0o755);
  return directory;
}

function launch(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['scripts/kiosk-app.ts'], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });
}

describe('the launcher of the kiosk app', () => {
  test('starts Electron with the built app and the emulator of its acceptor, and ends both', async () => {
    const dataDir = join(scratch, 'data');
    const launcher = launch({ ELECTRON_OVERRIDE_DIST_PATH: stubElectron(), DATA_DIR: dataDir });
    const ended = new Promise((resolve) => launcher.once('exit', resolve));
    await vi.waitFor(() => expect(existsSync(join(scratch, 'told'))).toBe(true), 50_000);
    const [pid, program, parent, told] = readFileSync(join(scratch, 'told'), 'utf8').split('\n');
    const emulator = pidIn(dataDir, 'emulator')!;
    const wereAlive = [isAlive(Number(pid)), isAlive(emulator)];

    launcher.kill('SIGTERM');

    expect(await ended).toBe(0);
    expect([program, parent, told]).toEqual([
      join(root, 'dist/kiosk/main.cjs'),
      String(launcher.pid),
      dataDir,
    ]);
    expect(existsSync(program!)).toBe(true);
    expect(wereAlive).toEqual([true, true]);
    await vi.waitFor(
      () => expect([isAlive(Number(pid)), isAlive(emulator)]).toEqual([false, false]),
      5_000,
    );
  });

  test('a directory without Electron in it is named in one sentence', async () => {
    const launcher = spawn(process.execPath, ['scripts/kiosk-app.ts'], {
      cwd: root,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let words = '';
    launcher.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));

    const code = await new Promise((resolve) => launcher.once('close', resolve));

    expect([code, words]).toEqual([
      2,
      'ELECTRON_OVERRIDE_DIST_PATH names /nowhere, but there is no electron in it.\n',
    ]);
  });
});
