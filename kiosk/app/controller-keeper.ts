// Keeps the controller running in a process of its own: starts it, hears where its screen is, starts it again when it dies.
import { utilityProcess, type UtilityProcess } from 'electron';
import type { Clock } from '#drivers/clock.ts';
import type { Log } from '../sync/log.ts';
import { createBackOff } from './back-off.ts';
import { endProgram, killProgram } from './end-program.ts';
import { linesOf } from './lines.ts';

export type KeeperDeps = Readonly<{
  /** The bundled controller. */
  program: string;
  environment: Readonly<Record<string, string>>;
  clock: Clock;
  log: Log;
  /** Its screen is at `origin`; after a restart it says so again. */
  serves(origin: string): void;
  /** It dies again and again, or its settings are wrong; it is still tried, every half minute at most. */
  cannotStart(): void;
}>;

export interface ControllerKeeper {
  start(): void;
  /** Asks it to end, insists, and resolves when it is gone. */
  stop(): Promise<void>;
}

/** A controller that has not been started yet. Needs Electron to be ready. */
export function keepController(deps: KeeperDeps): ControllerKeeper {
  const { clock, log } = deps;
  const backOff = createBackOff();
  const life = new AbortController();
  let child: UtilityProcess | undefined;
  let gone = Promise.resolve();
  let port: string | undefined;

  function start(): void {
    if (life.signal.aborted) return;
    const environment = { ...deps.environment, ...(port !== undefined && { KIOSK_PORT: port }) };
    const started = utilityProcess.fork(deps.program, [], {
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
      serviceName: 'kiosk controller',
    });
    child = started;
    const ended = new AbortController();
    linesOf(started.stdout!, (line) => hear(line, ended));
    void insistOnScreen(started, ended.signal);
    gone = new Promise((resolve) => {
      started.once('exit', (code) => {
        ended.abort();
        child = undefined;
        resolve();
        if (!life.signal.aborted) void startAgain(code);
      });
    });
  }

  function hear(line: string, ended: AbortController): void {
    const origin = /^kiosk (http:\/\/127\.0\.0\.1:(\d+))\/$/.exec(line);
    if (line.startsWith('ready')) backOff.forgive();
    if (!origin) return;
    ended.abort();
    // A page that is open finds the controller again only where it was.
    port = origin[2];
    deps.serves(origin[1]!);
  }

  /** One that neither serves nor ends is ended, and then started again like any other. */
  async function insistOnScreen(started: UtilityProcess, served: AbortSignal): Promise<void> {
    await clock.sleep(START_MS_MAX, served);
    if (!served.aborted) killProgram(started);
  }

  async function startAgain(code: number): Promise<void> {
    const waitMs = backOff.died();
    log('warn', 'the controller ended and is started again', { code, waitMs });
    if (code === WRONG_SETTINGS || backOff.deaths >= DEATHS_BEFORE_WORDS) deps.cannotStart();
    await clock.sleep(waitMs, life.signal);
    start();
  }

  async function stop(): Promise<void> {
    life.abort();
    if (child) await endProgram(child, gone, clock);
  }

  return { start, stop };
}

/** Exit code of kiosk/controller.ts: settings, data directory or port; starting it again rarely helps. */
const WRONG_SETTINGS = 2;
/** From here on the screen says that the machine cannot start. */
const DEATHS_BEFORE_WORDS = 4;
const START_MS_MAX = 30_000;
