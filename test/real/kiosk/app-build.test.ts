// The built kiosk app, as far as it runs without Electron: the bundled controller under plain Node.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, root, tool } from '../../../scripts/programs.ts';

// Beside `dist/ui`, as in the package, and below the project's node_modules.
const built = join(root, 'dist', `kiosk-${process.pid}`);
const scratch = mkdtempSync(join(tmpdir(), 'app-build-'));

beforeAll(async () => {
  const config = ['--config', 'kiosk/app/vite.config.ts', '--logLevel', 'warn'];
  expect(await run(tool('vite'), ['build', ...config, '--outDir', built])).toBe(0);
});

afterAll(() => {
  rmSync(built, { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
});

/** A port as Electron gives one to a utility process; SIGUSR2 lets it say `stop`. */
const PARENT_PORT = `import { EventEmitter } from 'node:events';
process.parentPort = new EventEmitter();
process.on('SIGUSR2', () => process.parentPort.emit('message', { data: 'stop' }));`;

function startController(): { child: ChildProcess; line: (start: string) => Promise<string> } {
  const preload = join(scratch, 'parent-port.mjs');
  writeFileSync(preload, PARENT_PORT);
  const child = spawn(process.execPath, ['--import', preload, join(built, 'controller.mjs')], {
    cwd: scratch,
    env: {
      ...process.env,
      DATA_DIR: join(scratch, 'data'),
      KIOSK_PORT: '0',
      LEDGER_URL: 'http://127.0.0.1:9',
      TIKKEUL_PARENT: String(process.pid),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout! }).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const line = (start: string): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = lines.find((line) => line.startsWith(start));
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { child, line };
}

describe('the built kiosk app', () => {
  test('loads nothing but Electron, Node and the two packages with native files', () => {
    const imports = ['main.cjs', 'controller.mjs'].flatMap((file) =>
      [
        ...readFileSync(join(built, file), 'utf8').matchAll(
          /^import .*? from "([^"]+)";|\b(?:__)?require\("([^"]+)"\)/gm,
        ),
      ].map((match) => (match[1] ?? match[2])!),
    );
    const others = new Set(
      imports.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)),
    );

    expect([...others].sort()).toEqual(['better-sqlite3', 'electron', 'serialport']);
  });

  test('its controller serves the screen, and stops in order when the app says so', async () => {
    const { child, line } = startController();
    const ended = new Promise((resolve) => child.once('exit', resolve));

    await line('ready');
    const url = (await line('kiosk ')).slice('kiosk '.length);
    const page = await fetch(url);
    child.kill('SIGUSR2');

    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('id="root"')]);
    expect(await ended).toBe(0);
  });
});
