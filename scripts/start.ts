// `npm start`: the demo house on one machine — ledger, kiosk and an emulated acceptor, each a process of its own.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EMULATORS } from '#drivers/emulators.ts';
import { lockDataDir } from '#kiosk/store/data-lock.ts';
import { buildScreens } from './build.ts';
import { command, refuseWords } from './command.ts';
import { type Program, superviseProgram } from './supervise.ts';

const HELP = `npm start — the demo house: a ledger, one kiosk and an emulated coin acceptor.

Settings (environment): DATA_DIR (./data), LEDGER_PORT (8080), KIOSK_PORT (8081), HOLD_PERIOD (P7D; or
P7D,JPY=P14D; PT5S makes a demo quick), ACCEPTOR (emulated:cctalk; emulated are
${Object.keys(EMULATORS).join(', ')}), LOG_LEVEL (info).
Two copies run side by side with other ports and DATA_DIR.
Standard output carries the addresses, then a line that starts with "ready". Ctrl-C stops everything.
`;
const READY_TIMEOUT_MS = 60_000;
/** A fresh house enrols, takes its table and meets its acceptor in about two seconds. */
const IN_SERVICE_TIMEOUT_MS = 20_000;
const IN_SERVICE_CHECK_MS = 100;
const PARENT_CHECK_MS = 500;

const words = process.argv.slice(2);
if (words.length > 0) process.exit(await command(words, HELP, refuseWords));

const dataDir = resolve(process.env.DATA_DIR ?? 'data');
/** The protocol to emulate; what ACCEPTOR may say is the kiosk's to judge. */
const [, emulated] = /^emulated:([a-z-]+)$/.exec(process.env.ACCEPTOR || 'emulated:cctalk') ?? [];
const programs: Program[] = [];
let isStopping = false;

/** The addresses as the programs announced them; kept, so that a restarted program gets the same port again. */
const announced = new Map<string, string>();
/** How shop and operators sign in, as the ledger said it; the same at each of its starts. */
const staffLines = new Set<string>();
const ready = new Set<string>();
const waiting = new Map<string, () => void>();
const pids = ['ledger', 'kiosk', 'emulator'].map((name) => join(dataDir, `${name}.pid`));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
const parentPid = process.ppid;
setInterval(() => process.ppid !== parentPid && stop(0), PARENT_CHECK_MS).unref();

const lock = lockDataDir(dataDir, 'house');
if (lock.ok) {
  if (await buildScreens()) await startHouse();
  else stop(1);
} else {
  process.stderr.write(`${lock.sentence}\n`);
  process.exitCode = 2;
}

async function startHouse(): Promise<void> {
  if (isStopping) return;
  const emulator = program('emulator', [
    'scripts/emulate.ts',
    emulated ?? 'cctalk',
    '--tty',
    join(dataDir, 'acceptor-0.tty'),
    '--control',
    join(dataDir, 'acceptor-0.sock'),
  ]);
  const ledger = program('ledger', ['ledger-api/server.ts'], () => ({
    ...portSetting('LEDGER_PORT', announced.get('ledger')),
  }));
  const kiosk = program('kiosk', ['kiosk/controller.ts'], () => ({
    ...portSetting('KIOSK_PORT', announced.get('kiosk')),
    LEDGER_URL: process.env.LEDGER_URL ?? announced.get('ledger')!,
  }));

  if (emulated) emulator.start();
  ledger.start();
  await readiness('ledger');
  if (emulated) await readiness('emulator');
  kiosk.start();
  await readiness('kiosk');
  if (!(await takesCoins())) {
    process.stderr.write('The kiosk takes no coins yet; its screen says why.\n');
  }
  if (isStopping) return;

  say(`kiosk ${announced.get('kiosk')}/`);
  if (announced.has('tray')) say(`tray ${announced.get('tray')}`);
  say(`wallet ${process.env.PUBLIC_ORIGIN ?? announced.get('ledger')}/`);
  for (const line of staffLines) say(line);
  say(
    `messages ${process.env.MESSAGE_SINK?.replace(/^file:/, '') ?? join(dataDir, 'messages.jsonl')}`,
  );
  say(
    'ready — type a mobile number on the kiosk, agree, click coins on the tray; sign in to the wallet with the code in messages',
  );
}

function program(
  name: string,
  args: string[],
  env: () => Record<string, string> = () => ({}),
): Program {
  const supervised = superviseProgram({
    name,
    args,
    env: () => ({ HOUSE: 'demo', DATA_DIR: dataDir, ...env() }),
    pidFile: join(dataDir, `${name}.pid`),
    onLine: (text) => heard(name, text),
    onGivenUp: (reason, exitCode) => {
      process.stderr.write(`${reason}\n`);
      stop(exitCode);
    },
  });
  programs.push(supervised);
  return supervised;
}

/** Programs announce `name URL` lines and then a line that starts with `ready`. */
function heard(name: string, text: string): void {
  const [word = '', url] = text.split(' ');
  if (word.startsWith('ready')) {
    ready.add(name);
    waiting.get(name)?.();
  } else if (word === 'shop' || word === 'operator') {
    staffLines.add(text);
  } else if (url) {
    announced.set(word, url.replace(/\/$/, ''));
  }
}

/** Resolves when the program has said `ready`; a house that waits too long is stopped. */
function readiness(name: string): Promise<void> {
  if (ready.has(name)) return Promise.resolve();
  return new Promise((done) => {
    const late = setTimeout(() => {
      process.stderr.write(
        `The ${name} was not ready within ${READY_TIMEOUT_MS / 1000} s; the lines above say why.\n`,
      );
      stop(1);
    }, READY_TIMEOUT_MS);
    waiting.set(name, () => {
      clearTimeout(late);
      done();
    });
  });
}

/** Waits until the kiosk is enrolled and its acceptor could be opened; false when that takes too long. */
async function takesCoins(): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < IN_SERVICE_TIMEOUT_MS; waitedMs += IN_SERVICE_CHECK_MS) {
    if (isStopping) return false;
    const answer = await fetch(`${announced.get('kiosk')}/healthz`).catch(() => undefined);
    if (answer?.ok && ((await answer.json()) as { ok: boolean }).ok) return true;
    await delay(IN_SERVICE_CHECK_MS);
  }
  return false;
}

function portSetting(name: string, url: string | undefined): Record<string, string> {
  return url === undefined ? {} : { [name]: new URL(url).port };
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The kiosk first, so that its last records still reach the ledger; then the ledger and the emulator. */
function stop(exitCode: number): void {
  if (isStopping) return;
  isStopping = true;
  void (async () => {
    for (const supervised of programs.toReversed()) await supervised.stop();
    for (const file of pids) rmSync(file, { force: true });
    process.exit(exitCode);
  })();
}
