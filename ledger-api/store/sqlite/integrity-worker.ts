// A thread that reads a whole database and says the first damage it finds. Table by table, so that no read keeps the
// write-ahead log from being emptied for long.
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';

const database = new Database(workerData as string, { readonly: true });
const tables = database
  .prepare<[], string>(
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`,
  )
  .pluck()
  .all();
for (const table of tables) {
  const check = database.pragma(`quick_check('${table}')`, { simple: true });
  if (check !== 'ok') {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort!.postMessage(check);
    break;
  }
}
database.close();
