// What befalls an emulated acceptor itself, beside the faults of its line: seeded, and said to its own console.
import type { Clock } from './clock.ts';
import type { EmulatorConsole } from './emulator-console.ts';
import type { Entropy } from './entropy.ts';

/** Commands of the console one after another; `wait` is a pause. */
export type Misfortune = readonly string[];

export type Misfortunes = Readonly<{
  /** Before any host has come. */
  first?: Misfortune;
  any: readonly Misfortune[];
}>;

/** One misfortune each five seconds on average. */
const PAUSE_MS_MAX = 10_000;
/** Long enough for a host to notice, and for a device to close by itself. */
const WAIT_MS_MAX = 3000;

/** Lets one misfortune after another happen until `signal` aborts; `told` hears each command. */
export async function sufferMisfortunes(
  { first = [], any }: Misfortunes,
  console: EmulatorConsole,
  entropy: Entropy,
  clock: Clock,
  signal: AbortSignal,
  told: (command: string) => void,
): Promise<void> {
  const wait = (msMax: number): Promise<void> =>
    clock.sleep(Math.floor(entropy.jitter() * msMax), signal);

  let commands = first;
  while (!signal.aborted) {
    for (const command of commands) {
      // What has begun is brought to its end: nobody else would plug it in again.
      if (command === 'wait') await wait(WAIT_MS_MAX);
      else await console.perform(command);
      told(command);
    }
    await wait(PAUSE_MS_MAX);
    commands = any[Math.floor(entropy.jitter() * any.length)]!;
  }
}
