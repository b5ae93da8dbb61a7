// A thread that carries the write-ahead log over into the database when it is asked, so that the disk keeps nobody waiting.
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointWord } from './checkpoint-thread.ts';

const database = new Database(workerData as string, { timeout: 0 });
database.pragma('synchronous = full');

parentPort!.on('message', (asked: 'most' | 'rest') => {
  let rounds = asked === 'most' ? ROUNDS_MAX : 1;
  // While one round is carried over, more is written: each has less to do than the one before.
  while (rounds > 0 && carryOver() > REST_PAGES_MAX) rounds -= 1;
  const word: CheckpointWord = asked === 'most' ? 'most is done' : 'all is done';
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort!.postMessage(word);
});

/** Answers how many pages are left; none when it failed, because the next checkpoint tries again. */
function carryOver(): number {
  try {
    const [row] = database.pragma('wal_checkpoint(passive)') as Carried[];
    return row!.log - row!.checkpointed;
  } catch {
    return 0;
  }
}

type Carried = Readonly<{ busy: number; log: number; checkpointed: number }>;

const ROUNDS_MAX = 6;
/** Carried over, with the wait for the disk, in a few milliseconds. */
const REST_PAGES_MAX = 200;
