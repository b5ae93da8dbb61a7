// With an emulated acceptor: finds the emulator of this data directory, or starts one as a process of its own.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Clock } from '#drivers/clock.ts';
import { relayToEmulator } from './bridge/emulator-relay.ts';

export type EmulatorPlaces = Readonly<{ tty: string; control: string }>;

/** Where the emulator of a data directory is. */
export const emulatorPlaces = (dataDir: string): EmulatorPlaces => ({
  tty: join(dataDir, 'acceptor-0.tty'),
  control: join(dataDir, 'acceptor-0.sock'),
});

export interface OwnEmulator {
  /** Ends the emulator that a controller started, this one or one that was killed; leaves others alone. */
  stop(): void;
}

/**
 * Makes sure that an emulator answers. One that is started here outlives a killed controller, as a device would, and
 * is found again by its pid file.
 */
export async function ensureEmulator(
  dataDir: string,
  script: string,
  protocol: string,
  clock: Clock,
): Promise<OwnEmulator> {
  const { tty, control } = emulatorPlaces(dataDir);
  const pidFile = join(dataDir, 'emulator.pid');
  // One of another protocol, left by a controller that was killed, does not speak the language of these settings.
  const left = readCommandLine(pidIn(pidFile));
  if (left.includes('emulate.ts') && !left.includes(protocol)) {
    endByPidFile(pidFile);
    for (let waitedMs = 0; existsSync(control) && waitedMs < START_MAX_MS;) {
      await clock.sleep(LOOK_AGAIN_MS);
      waitedMs += LOOK_AGAIN_MS;
    }
  }
  if (!(await isAnswering({ tty, control }))) {
    const child = spawn(process.execPath, [script, protocol, '--tty', tty, '--control', control], {
      detached: true,
      stdio: 'ignore',
    });
    child.on('error', () => {});
    child.unref();
    if (child.pid !== undefined) writeFileSync(pidFile, `${child.pid}\n`, { mode: 0o600 });
    for (let waitedMs = 0; !(await isAnswering({ tty, control })); waitedMs += LOOK_AGAIN_MS) {
      if (waitedMs >= START_MAX_MS) break;
      await clock.sleep(LOOK_AGAIN_MS);
    }
  }
  return { stop: () => endByPidFile(pidFile) };
}

const pidIn = (pidFile: string): number =>
  existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : Number.NaN;

function endByPidFile(pidFile: string): void {
  const pid = pidIn(pidFile);
  if (!Number.isSafeInteger(pid) || pid <= 1) return;
  try {
    if (isEmulator(pid)) process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
  rmSync(pidFile, { force: true });
}

/** After a crash the number may belong to somebody else; where the system can say so, we ask. */
const isEmulator = (pid: number): boolean =>
  process.platform !== 'linux' || readCommandLine(pid).includes('emulate.ts');

/** The words that a process was started with; none where there is no such process, or nobody says so. */
function readCommandLine(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .map((word) => basename(word));
  } catch {
    return [];
  }
}

async function isAnswering({ tty, control }: EmulatorPlaces): Promise<boolean> {
  if (!existsSync(control)) return false;
  const relayed = await relayToEmulator(control, 'state');
  // An unplugged emulator has no terminal, and is there all the same.
  return relayed.ok && (existsSync(tty) || relayed.answer['isPlugged'] === false);
}

const LOOK_AGAIN_MS = 50;
const START_MAX_MS = 5_000;
