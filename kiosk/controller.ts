// The kiosk as a process of its own: `npm run kiosk`, a supervisor or the kiosk app starts it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { parseAcceptorSetting } from '#drivers/open-acceptor.ts';
import { readSettings } from './config/settings.ts';
import { HELP } from './help-text.ts';
import { type House, openHouse } from './house.ts';
import { standardErrorLog } from './log.ts';
import { emulatorPlaces, ensureEmulator, type OwnEmulator } from './own-emulator.ts';
import { parentGone } from './parent-watch.ts';
import { lockDataDir } from './store/data-lock.ts';
import { openSqliteKioskStore } from './store/sqlite-kiosk-store.ts';
import { runTool } from './tools/run-tool.ts';

const WRONG_SETTINGS = 2;
const CANNOT_RUN = 1;
/** A supervisor starts a kiosk again that ended so. */
const RESTART_ORDERED = 75;
const STOP_TIMEOUT_MS = 10_000;
/** In the kiosk app this file is part of `dist/kiosk/controller.mjs`. */
const BUILT_SCREENS = import.meta.url.endsWith('.ts') ? '../dist/ui' : '../ui';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function end(code: number, ...sentences: string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

// Whatever this process writes is for its owner only.
process.umask(0o077);
const words = process.argv.slice(2);
if (words.includes('--help') || words.includes('-h')) {
  process.stdout.write(HELP);
  process.exit(0);
}
const read = readSettings(process.env);
const wanted = parseAcceptorSetting((process.env['ACCEPTOR'] || undefined) ?? 'emulated:cctalk');
if (!read.ok || !wanted.ok) {
  const ofAcceptor = wanted.ok ? [] : [`${wanted.sentence}.`];
  end(WRONG_SETTINGS, ...(read.ok ? [] : read.sentences), ...ofAcceptor);
}
const { settings, warnings } = read;
const dataDir = settings.DATA_DIR;
const log = standardErrorLog(settings.LOG_LEVEL);
for (const warning of warnings) log('warn', warning);

if (words.length > 0) {
  const emulatedTty = emulatorPlaces(dataDir).tty;
  const code = await runTool(words, { acceptors: wanted.acceptors, emulatedTty });
  if (code === undefined) end(WRONG_SETTINGS, `"${words.join(' ')}" is not understood.`, HELP);
  process.exit(code);
}

const lock = lockDataDir(dataDir, 'kiosk');
if (!lock.ok) end(WRONG_SETTINGS, lock.sentence);
const pidFile = join(dataDir, 'kiosk.pid');
writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });

let house: House | undefined;
let ownEmulator: OwnEmulator | undefined;
let isStopping = false;

/** Closes everything in order, once: a terminal and a launcher may both send the signal. */
async function stop(why: string, code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  // Whatever hangs then is no coin: those are stored before they are shown.
  setTimeout(() => process.exit(CANNOT_RUN), STOP_TIMEOUT_MS).unref();
  log('info', 'the kiosk stops', { why });
  await house?.close();
  ownEmulator?.stop();
  if (readFileSync(pidFile, 'utf8').trim() === String(process.pid)) rmSync(pidFile);
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stop(signal, 0));
}
const parent = process.env['TIKKEUL_PARENT'];
void parentGone(parent, systemClock).then(() => stop('what started it is gone', 0));

const emulated = wanted.acceptors.find(({ place }) => place.kind === 'emulated');
const isEmulated = emulated !== undefined;
// Whoever supervises this program supervises the emulator as well.
if (emulated && parent === undefined) {
  const script = here('../scripts/emulate.ts');
  ownEmulator = await ensureEmulator(dataDir, script, emulated.protocol, systemClock);
}
try {
  house = await openHouse({
    settings,
    acceptorSettings: wanted.acceptors,
    emulator: isEmulated ? emulatorPlaces(dataDir) : undefined,
    uiDir: here(BUILT_SCREENS),
    store: openSqliteKioskStore(join(dataDir, 'kiosk.db')),
    clock: systemClock,
    entropy: systemEntropy,
    log,
    restartWanted: () => void stop('an operator ordered a restart', RESTART_ORDERED),
  });
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  await stop('it could not start', isPortTaken(error) ? WRONG_SETTINGS : CANNOT_RUN);
  throw error;
}

const origin = `http://127.0.0.1:${house.port}`;
process.stdout.write(`kiosk ${origin}/\n`);
if (isEmulated) process.stdout.write(`tray ${origin}/tray\n`);
const acceptor = await house.acceptorsMet;
const standing = acceptor.state === 'out-of-service' ? acceptor.reason : acceptor.state;
process.stdout.write(`ready, coin acceptor ${standing}\n`);

function isPortTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
}

function inWords(error: unknown): string {
  if (isPortTaken(error)) {
    return `KIOSK_PORT ${settings.KIOSK_PORT} is taken by another program. Stop it, or set KIOSK_PORT to another port (0 takes any free one).`;
  }
  return error instanceof Error ? error.message : String(error);
}
