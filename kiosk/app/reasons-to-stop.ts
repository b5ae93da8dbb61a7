// Everything that ends the app: it is asked to, its owner or the machine goes, or the app itself is broken.
import { app, powerMonitor } from 'electron';
import type { Clock } from '#drivers/clock.ts';
import { parentGone } from '../parent-watch.ts';

/** Calls `stop` for each reason; it may be called more than once. `owner` is the pid of who started the app. */
export function onEveryReasonToStop(
  stop: (why: string, code: number) => Promise<void>,
  owner: string | undefined,
  clock: Clock,
): void {
  // Electron waits for nobody: it may only go once everything has ended in order.
  app.on('before-quit', (event) => {
    event.preventDefault();
    void stop('it was asked to', 0);
  });
  for (const signal of SIGNALS) process.on(signal, () => void stop(signal, 0));
  void app.whenReady().then(() =>
    powerMonitor.on('shutdown', (event?: ShutdownEvent) => {
      event?.preventDefault();
      void stop('the machine shuts down', 0);
    }),
  );
  void parentGone(owner, clock).then(() => stop('its owner is gone', 0));
  // Electron would open a window with the error, and wait for somebody to close it.
  process.on('uncaughtException', (error) => void stop(error.stack ?? String(error), BROKEN));
}

/** Electron's documentation gives the event to the listener on Linux and macOS; its types do not. */
type ShutdownEvent = { preventDefault(): void };

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const BROKEN = 1;
