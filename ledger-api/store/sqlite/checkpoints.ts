// Keeps the write-ahead log short: a thread of its own carries over most of it, the writer the little that came meanwhile.
import { Worker } from 'node:worker_threads';

export type Checkpoints = Readonly<{
  /** Asks for one, unless one is under way. */
  begin(): void;
  stop(): Promise<void>;
}>;

/** `finish` carries over the rest; it is called between two transactions, or later when there is none. */
export function checkpointsBeside(path: string, finish: () => void): Checkpoints {
  let worker: Worker | undefined;
  let isUnderWay = false;
  const start = (): Worker => {
    const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
      workerData: path,
    });
    started.unref();
    started.on('message', () => {
      isUnderWay = false;
      finish();
    });
    // The next one starts a thread anew; until then the log only grows.
    started.on('error', () => {
      isUnderWay = false;
      worker = undefined;
    });
    return started;
  };
  return {
    begin: () => {
      if (isUnderWay) return;
      isUnderWay = true;
      worker ??= start();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage('checkpoint');
    },
    stop: async () => void (await worker?.terminate()),
  };
}
