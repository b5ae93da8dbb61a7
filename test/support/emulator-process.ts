// An emulated acceptor as a process of its own, on a real pseudo-terminal, and what a person says to it.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemClock } from '#drivers/clock.ts';

export type EmulatorProcess = Readonly<{
  folder: string;
  tty: string;
  /** Says one command to its console. */
  say(line: string): Promise<unknown>;
  stop(): Promise<void>;
}>;

/** Starts `npm run emulate -- PROTOCOL` in a folder of its own, which goes with it. */
export async function startEmulator(
  protocol: string,
  ...flags: readonly string[]
): Promise<EmulatorProcess> {
  const folder = mkdtempSync(join(tmpdir(), `tikkeul-${protocol}-`));
  const tty = join(folder, 'acceptor-0.tty');
  const control = join(folder, 'acceptor-0.sock');
  const child = spawn(
    'node',
    ['scripts/emulate.ts', protocol, '--tty', tty, '--control', control, ...flags],
    {
      // With faults it tells there what it does.
      stdio: ['ignore', 'pipe', flags.length > 0 ? 'ignore' : 'inherit'],
    },
  );
  await isReady(child);
  return {
    folder,
    tty,
    say: (line) => sayTo(control, line),
    stop: async () => {
      await endProcess(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ends `child` and waits until it is gone. */
export async function endProcess(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

/** Waits at most ten seconds for something to come true. */
export async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (isTrue()) return;
    await systemClock.sleep(25);
  }
  throw new Error(`never came true: ${isTrue}`);
}

/** Waits at most ten seconds until the slot of a ccTalk emulator stands open; `say` speaks to its console. */
export async function untilOpen(say: (line: string) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    const { acceptsCoins, inhibitMask } = (await say('state')) as Record<string, number | boolean>;
    if (acceptsCoins === true && inhibitMask !== 0) return;
    await systemClock.sleep(25);
  }
  throw new Error('the slot never opened');
}

async function isReady(child: ChildProcess): Promise<void> {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line === 'ready') return;
  }
  throw new Error('the emulator did not start');
}

function sayTo(control: string, line: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const client = connect(control);
    client.on('error', reject);
    createInterface({ input: client }).once('line', (answer) => {
      client.destroy();
      resolve(JSON.parse(answer));
    });
    client.write(`${line}\n`);
  });
}
