// A supervised kiosk ends with its supervisor, also when that was killed and could say nothing.
import type { Clock } from '#drivers/clock.ts';

/** Resolves when the supervisor is gone: the process `parent` names, else the one that started us; never without one. */
export async function parentGone(parent: string | undefined, clock: Clock): Promise<void> {
  if (parent === undefined) return new Promise(() => {});
  const named = Number(parent);
  const pid = Number.isSafeInteger(named) && named > 1 ? named : process.ppid;
  while (isAlive(pid)) await clock.sleep(LOOK_INTERVAL_MS);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const LOOK_INTERVAL_MS = 1_000;
