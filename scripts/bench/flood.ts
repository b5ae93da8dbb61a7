// Lets coins fall as fast as a device bears them, and says of each whether it was told: only what it took can be lost.
import type { Clock } from '#drivers/clock.ts';

export type FloodDeps = Readonly<{
  coin: string;
  /** Says one command to the emulator's console. */
  say(line: string): Promise<unknown>;
  /** So far, since any moment: coins that were told, and coins that are named in gaps. */
  told(): number;
  lost(): number;
  clock: Clock;
}>;

export type Flood = Readonly<{
  /** Coins that the device took. */
  accepted: number;
  /** Coins that it gave back in every round. */
  returned: number;
  /** Of those it took: lost with a gap, or not told within `STUCK_MS`. */
  untold: number;
}>;

/** What a device gives back is offered again, so often. */
const ROUNDS_MAX = 10;
const NEXT_ROUND_MS = 100;
const LOOK_MS = 20;
/** So long without a coin, and no more are coming. */
const STUCK_MS = 10_000;

/** Ends when every coin that the device took has been told or was lost with a gap, or nothing more is heard of the rest. */
export async function flood(count: number, deps: FloodDeps): Promise<Flood> {
  const { coin, say, told, lost, clock } = deps;
  const before = { told: told(), lost: lost() };
  const accountedFor = (): number => told() - before.told + lost() - before.lost;
  let accepted = 0;
  for (let round = 1; accepted < count && round <= ROUNDS_MAX; round++) {
    if (round > 1) await clock.sleep(NEXT_ROUND_MS);
    accepted += acceptedOf(await say(`flood ${coin} ${count - accepted}`));
  }
  let last = { count: accountedFor(), atMs: clock.monotonicMs() };
  while (accountedFor() < accepted && clock.monotonicMs() - last.atMs <= STUCK_MS) {
    await clock.sleep(LOOK_MS);
    if (accountedFor() > last.count) last = { count: accountedFor(), atMs: clock.monotonicMs() };
  }
  const untold = Math.max(0, accepted - (told() - before.told));
  return { accepted, returned: count - accepted, untold };
}

function acceptedOf(answer: unknown): number {
  const { accepted } = answer as { accepted?: unknown };
  if (typeof accepted === 'number') return accepted;
  throw new Error(`the emulator does not let coins fall: ${JSON.stringify(answer)}`);
}
