// A thread that carries the write-ahead log over into the database when it is asked, so that the disk keeps nobody waiting.
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';

const database = new Database(workerData as string, { timeout: 0 });
database.pragma('synchronous = full');
parentPort!.on('message', () => {
  let word = 'done';
  try {
    database.pragma('wal_checkpoint(passive)');
  } catch (error) {
    word = String(error);
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort!.postMessage(word);
});
