// Many runs, shared out: side by side on pseudo-terminals, and over several processes.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { memoryMedium, terminalMedium } from './media.ts';
import { PROTOCOLS } from './protocols.ts';
import type { Protocol } from './protocols.ts';
import { runLine } from './run.ts';
import type { LineRun } from './run.ts';

export type Orders = Readonly<{
  /** Undefined: all of them in turns, by the number of the run. */
  protocol: Protocol | undefined;
  seed: number;
  runs: number;
  /** On pseudo-terminals, in real time. */
  isReal: boolean;
  jobs: number;
}>;

type Share = Orders & Readonly<{ job: number }>;

/** Runs that wait for real time together in one process. */
const TERMINALS = 40;

/** Which protocol the run of this number rehearses. */
const protocolOf = ({ protocol }: Orders, seed: number): Protocol =>
  protocol ?? PROTOCOLS[seed % PROTOCOLS.length]!;

/** Makes all runs; `note` gets each as it ends, in no certain order. */
export async function runCrew(orders: Orders, note: (run: LineRun) => void): Promise<void> {
  if (orders.jobs === 1) return runShare({ ...orders, job: 0 }, note);
  const hands = Array.from({ length: orders.jobs }, (_, job) => runHand({ ...orders, job }, note));
  await Promise.all(hands);
}

/** The longest run on a pseudo-terminal takes a third of it. */
const SILENT_MAX_MS = 180_000;

/** A process and not a thread: serialport bears no second one. Its runs that never came are missed at the end. */
function runHand(share: Share, note: (run: LineRun) => void): Promise<void> {
  return new Promise((resolve) => {
    const hand = fork(fileURLToPath(import.meta.url), [JSON.stringify(share)]);
    const missing = new Set(seedsOf(share));
    const hung = setTimeout(() => {
      const [first] = missing;
      console.error(`seed ${first} or one beside it has not ended for ${SILENT_MAX_MS / 1000} s`);
      hand.kill('SIGKILL');
    }, SILENT_MAX_MS);
    hand.on('message', (run: LineRun) => {
      hung.refresh();
      missing.delete(run.seed);
      note(run);
    });
    hand.on('exit', () => {
      clearTimeout(hung);
      resolve();
    });
  });
}

/** Its own runs, as many at once as the medium bears. */
async function runShare(share: Share, note: (run: LineRun) => void): Promise<void> {
  const seeds = seedsOf(share);
  const lane = async (): Promise<void> => {
    for (const seed of seeds) {
      const medium = share.isReal ? terminalMedium() : memoryMedium();
      note(await runLine(protocolOf(share, seed), seed, medium));
    }
  };
  await Promise.all(Array.from({ length: share.isReal ? TERMINALS : 1 }, lane));
}

/** Dealt out by one run of each protocol, so that every hand gets the quick ones and the slow ones. */
function* seedsOf({ seed, runs, jobs, job }: Share): Generator<number> {
  for (let at = 0; at < runs; at++) {
    if (Math.floor(at / PROTOCOLS.length) % jobs === job) yield seed + at;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send) {
  const share = JSON.parse(process.argv[2] ?? '{}') as Share;
  process.once('disconnect', () => process.exit());
  new Worker(new URL('orphan-watch.ts', import.meta.url)).unref();
  await runShare(share, (run) => process.send?.(run));
  process.disconnect();
}
