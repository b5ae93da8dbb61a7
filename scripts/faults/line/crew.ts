// Many runs, shared out: side by side on pseudo-terminals, and over several threads.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
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

/** Runs that wait for real time together in one thread. */
const TERMINALS = 40;

/** Which protocol the run of this number rehearses. */
export const protocolOf = ({ protocol }: Orders, seed: number): Protocol =>
  protocol ?? PROTOCOLS[seed % PROTOCOLS.length]!;

/** Makes all runs; `note` gets each as it ends, in no certain order. */
export async function runCrew(orders: Orders, note: (run: LineRun) => void): Promise<void> {
  if (orders.jobs === 1) return runShare({ ...orders, job: 0 }, note);
  const threads = Array.from({ length: orders.jobs }, (_, job) =>
    runThread({ ...orders, job }, note),
  );
  await Promise.all(threads);
}

function runThread(share: Share, note: (run: LineRun) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.on('message', note);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

/** Every so manieth run, as many at once as the medium bears. */
async function runShare(share: Share, note: (run: LineRun) => void): Promise<void> {
  const { seed, runs, jobs, job, isReal } = share;
  let next = seed + job;
  const lane = async (): Promise<void> => {
    while (next < seed + runs) {
      const mine = next;
      next += jobs;
      const medium = isReal ? terminalMedium() : memoryMedium();
      note(await runLine(protocolOf(share, mine), mine, medium));
    }
  };
  await Promise.all(Array.from({ length: isReal ? TERMINALS : 1 }, lane));
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  await runShare(workerData as Share, (run) => port.postMessage(run));
  port.close();
}
