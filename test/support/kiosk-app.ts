// The whole kiosk app on a fake Electron and a clock that is moved by hand.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { handMovedClock, type HandMovedClock } from '#drivers/clock.ts';
import { runApp } from '#kiosk/app/run-app.ts';
import { BrowserWindow, FakeProgram } from './fake-electron.ts';

export interface KioskAppRig {
  readonly clock: HandMovedClock;
  readonly dataDir: string;
  /** What the app said to its log. */
  readonly log: string[];
  /** Listeners that the app put on its own process: signals, uncaught errors. */
  readonly onProcess: Map<string | symbol, (...words: unknown[]) => void>;
  /** Pids that were sent SIGKILL. */
  readonly killed: number[];
  /** The newest controller, and the newest window. */
  program(): FakeProgram;
  window(): BrowserWindow;
  /** Where the newest window is now. */
  url(): string | undefined;
  /** The controller serves, and the page is there. */
  serve(): Promise<void>;
}

/** Starts the app; undo with `vi.restoreAllMocks()`. */
export async function startKioskApp(
  environment: Readonly<Record<string, string>> = {},
): Promise<KioskAppRig> {
  const clock = handMovedClock();
  const dataDir = mkdtempSync(join(tmpdir(), 'kiosk-app-'));
  const log: string[] = [];
  const onProcess: KioskAppRig['onProcess'] = new Map();
  const killed: number[] = [];
  vi.spyOn(process, 'on').mockImplementation(
    (name: string | symbol, listener: (...words: unknown[]) => void) => {
      onProcess.set(name, listener);
      return process;
    },
  );
  vi.spyOn(process, 'kill').mockImplementation((pid, signal) => {
    if (signal === 'SIGKILL') killed.push(pid);
    return true;
  });
  const program = (): FakeProgram => FakeProgram.all.at(-1)!;
  const window = (): BrowserWindow => BrowserWindow.all.at(-1)!;
  await runApp({
    clock,
    environment: { DATA_DIR: dataDir, ...environment },
    log: (_level, message) => log.push(message),
  });
  return {
    clock,
    dataDir,
    log,
    onProcess,
    killed,
    program,
    window,
    url: () => window().urls.at(-1),
    serve: async () => {
      program().says('kiosk http://127.0.0.1:8081/');
      program().says('ready, coin acceptor ready');
      window().webContents.emit('did-finish-load');
      await clock.advance(0);
    },
  };
}
