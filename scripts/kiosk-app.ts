// `npm run kiosk:app`: builds what is needed and starts the kiosk app in Electron; with an emulated acceptor, the emulator too.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '#drivers/clock.ts';
import { ensureEmulator, type OwnEmulator } from '#kiosk/own-emulator.ts';
import { parentGone } from '#kiosk/parent-watch.ts';
import { buildKioskApp } from './build-kiosk-app.ts';
import { buildScreens } from './build.ts';
import { command, refuseWords } from './command.ts';
import { electronBinary } from './electron-binary.ts';
import { root } from './programs.ts';

const HELP = `npm run kiosk:app

The kiosk in Electron: the same controller as "npm run kiosk" in a process of the app, its screen in a full-screen, locked
window. It has no way out but Ctrl-C here (or SIGTERM). Settings as for "npm run kiosk -- --help", and
ELECTRON_OVERRIDE_DIST_PATH, the directory of an unpacked Electron, where it is not installed.
`;
const WRONGLY_STARTED = 2;
const STOP_TIMEOUT_MS = 20_000;

const words = process.argv.slice(2);
if (words.length > 0) process.exit(await command(words, HELP, refuseWords));
const binary = electronBinary(process.env);
if (!binary.ok) {
  process.stderr.write(`${binary.sentence}\n`);
  process.exit(WRONGLY_STARTED);
}
if (!(await buildScreens()) || !(await buildKioskApp())) process.exit(1);

const dataDir = resolve(process.env.DATA_DIR || 'data');
mkdirSync(dataDir, { recursive: true, mode: 0o700 });
const protocol = /^emulated:([\w-]+)/.exec(process.env.ACCEPTOR || 'emulated:cctalk')?.[1];
// The app's controller starts no emulator: inside Electron there is no Node to run one with.
const emulator: OwnEmulator | undefined = protocol
  ? await ensureEmulator(dataDir, join(root, 'scripts', 'emulate.ts'), protocol, systemClock)
  : undefined;
const app = spawn(binary.path, [join(root, 'dist', 'kiosk', 'main.cjs')], {
  cwd: root,
  stdio: 'inherit',
  // A group of its own: Ctrl-C reaches this program alone, and the app is asked once.
  detached: process.platform !== 'win32',
  env: { ...process.env, DATA_DIR: dataDir, TIKKEUL_PARENT: String(process.pid) },
});

function stop(): void {
  app.kill('SIGTERM');
  setTimeout(() => app.kill('SIGKILL'), STOP_TIMEOUT_MS).unref();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
void parentGone(String(process.ppid), systemClock).then(stop);
app.on('error', (error) => process.stderr.write(`Electron did not start: ${error.message}\n`));
app.on('close', (code) => {
  emulator?.stop();
  process.exit(code ?? 1);
});
