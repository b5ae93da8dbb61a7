// The thread that checkpoints, as those who keep it see it: asked for two things, and it says when each is done.
import { Worker } from 'node:worker_threads';

/** What the thread says. */
export type CheckpointWord = 'most is done' | 'all is done';

export type CheckpointThread = Readonly<{
  ask(what: 'most' | 'rest'): void;
  /** Resolves when the thread has ended; one that hangs in the disk may never. */
  stop(): Promise<unknown>;
}>;

export type CheckpointHearing = Readonly<{
  said(word: CheckpointWord): void;
  /** It ended, asked to or not. */
  ended(): void;
}>;

export type StartCheckpointThread = (path: string, hearing: CheckpointHearing) => CheckpointThread;

/** Starts a real one for the database at `path`; it keeps no process alive. */
export const startCheckpointThread: StartCheckpointThread = (path, hearing) => {
  const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
    workerData: path,
  });
  worker.unref();
  worker.on('message', hearing.said);
  // It ends then; the next checkpoint starts one anew, and until then the log only grows.
  worker.on('error', () => {});
  worker.on('exit', hearing.ended);
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    ask: (what) => worker.postMessage(what),
    stop: () => worker.terminate(),
  };
};
