// How the controller is ended: asked by a message, and killed when it does not hear.
import type { UtilityProcess } from 'electron';
import type { Clock } from '#drivers/clock.ts';
import { STOP_MESSAGE } from './stop-message.ts';

/** Asks it to end, kills it after `STOP_MS_MAX`, and resolves when `gone` does or `KILL_MS_MAX` later. */
export async function endProgram(
  program: UtilityProcess,
  gone: Promise<void>,
  clock: Clock,
): Promise<void> {
  const waiting = new AbortController();
  const end = gone.then(() => waiting.abort());
  program.postMessage(STOP_MESSAGE);
  await Promise.race([end, clock.sleep(STOP_MS_MAX, waiting.signal)]);
  if (waiting.signal.aborted) return;
  killProgram(program);
  await Promise.race([end, clock.sleep(KILL_MS_MAX, waiting.signal)]);
}

/** Ends it at once: a frozen program hears no polite signal. */
export function killProgram(program: UtilityProcess): void {
  if (program.pid === undefined) program.kill();
  else process.kill(program.pid, 'SIGKILL');
}

/** The controller gives itself 10 s to close the slot. */
const STOP_MS_MAX = 12_000;
const KILL_MS_MAX = 2_000;
