// Keeps one program running: restarts it when it dies, gives up when it keeps dying, and stops it for good.
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { root } from './programs.ts';

export type ProgramPlan = Readonly<{
  name: string;
  /** File and arguments for Node, from the project's root. */
  args: readonly string[];
  /** Asked before each start, so that a restarted program keeps the port it had. */
  env: () => Record<string, string>;
  pidFile: string;
  /** Each line that the program writes to standard output; one that starts with `ready` ends its starting. */
  onLine: (line: string) => void;
  /** The program cannot be kept running; `reason` is a sentence. */
  onGivenUp: (reason: string, exitCode: number) => void;
}>;

export type Program = Readonly<{
  start(): void;
  /** Asks the program to end, insists after `STOP_TIMEOUT_MS`, and resolves when it is gone. */
  stop(): Promise<void>;
}>;

/** Failed tries within a minute; a program that got as far as `ready` may be killed as often as one likes. */
const TRIES_PER_MINUTE_MAX = 5;
const RESTART_PAUSE_MS = 250;
const STOP_TIMEOUT_MS = 10_000;
/** Exit code of a program that was started wrongly (settings, lock, port): starting it again cannot help. */
const EXIT_MISUSE = 2;

/** A program that has not been started yet; see `ProgramPlan`. */
export function superviseProgram(plan: ProgramPlan): Program {
  let child: ChildProcess | undefined;
  let isStopping = false;
  let restartTimer: NodeJS.Timeout | undefined;
  let failuresMs: number[] = [];
  let wasReady = false;

  function start(): void {
    if (isStopping) return;
    // A group of its own: Ctrl-C in a terminal reaches the supervisor alone, which then stops everything in order.
    const started = spawn(process.execPath, [...plan.args], {
      cwd: root,
      env: { ...process.env, ...plan.env(), TIKKEUL_PARENT: String(process.pid) },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: process.platform !== 'win32',
    });
    child = started;
    if (started.pid !== undefined) writeFileSync(plan.pidFile, `${started.pid}\n`);
    createInterface({ input: started.stdout! }).on('line', (line) => {
      if (line.startsWith('ready')) {
        failuresMs = [];
        wasReady = true;
      }
      plan.onLine(line);
    });
    started.on('exit', (code, signal) => {
      child = undefined;
      if (!isStopping) afterDeath(code, signal);
    });
  }

  function afterDeath(code: number | null, signal: NodeJS.Signals | null): void {
    const nowMs = performance.now();
    failuresMs = [...failuresMs.filter((atMs) => nowMs - atMs < 60_000), nowMs];
    const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
    if (code === EXIT_MISUSE && !wasReady) {
      plan.onGivenUp(`The ${plan.name} could not start; its sentence is above.`, EXIT_MISUSE);
    } else if (failuresMs.length > TRIES_PER_MINUTE_MAX) {
      plan.onGivenUp(
        `The ${plan.name} ${how}, for the sixth time within a minute, and was never ready.`,
        1,
      );
    } else {
      process.stderr.write(`The ${plan.name} ${how}; it is started again.\n`);
      restartTimer = setTimeout(start, RESTART_PAUSE_MS);
    }
  }

  async function stop(): Promise<void> {
    isStopping = true;
    clearTimeout(restartTimer);
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    ending.kill('SIGTERM');
    const insist = setTimeout(() => ending.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(insist);
  }

  return { start, stop };
}
