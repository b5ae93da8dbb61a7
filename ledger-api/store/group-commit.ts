// One writer for many: the writes that wait share one transaction and one fsync; a failed one leaves nothing.
import { StoreUnavailable } from './ledger-store.ts';

/** What the writer needs of a database. `commit` makes durable what was done since `begin`. */
export type TransactionEngine = Readonly<{
  begin(): void;
  commit(): void;
  /** Undoes everything since `begin`; must not throw, also when nothing was begun. */
  rollback(): void;
}>;

export type SharedTransaction = Readonly<{
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Refuses new work and resolves when the waiting work is done. */
  close(): Promise<void>;
}>;

/** Runs work in order, as many pieces in one transaction as are waiting when it begins. */
export function shareTransactions(engine: TransactionEngine): SharedTransaction {
  let waiting: Job[] = [];
  let isClosed = false;
  let running: Promise<void> | undefined;

  const runWaiting = async (): Promise<void> => {
    while (waiting.length > 0) {
      // The turn of the event loop that brought this work may bring more, and others need their turn too.
      await new Promise((resolve) => setImmediate(resolve));
      const group = waiting.slice(0, GROUP_WRITES_MAX);
      waiting = waiting.slice(GROUP_WRITES_MAX);
      if (await runGroup(engine, group)) continue;
      // Somebody in the group failed: each alone, so that the others do not suffer.
      for (const job of group) await runGroup(engine, [job]);
    }
    running = undefined;
  };

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new StoreUnavailable('the store is closed'));
        if (waiting.length >= WAITING_WRITES_MAX) {
          return reject(new StoreUnavailable('too many writes are waiting'));
        }
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
        running ??= runWaiting();
      }),
    close: async () => {
      isClosed = true;
      await running;
    },
  };
}

type Job = {
  work: () => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

/** True when every job was answered; false when the group has to be taken apart. */
async function runGroup(engine: TransactionEngine, group: readonly Job[]): Promise<boolean> {
  const answers: unknown[] = [];
  try {
    engine.begin();
    for (const job of group) answers.push(await job.work());
  } catch (error) {
    engine.rollback();
    if (group.length > 1) return false;
    group[0]!.reject(error);
    return true;
  }
  try {
    engine.commit();
  } catch (error) {
    engine.rollback();
    const unavailable = new StoreUnavailable('the store cannot commit', { cause: error });
    for (const job of group) job.reject(unavailable);
    return true;
  }
  group.forEach((job, i) => job.resolve(answers[i]));
  return true;
}

const GROUP_WRITES_MAX = 64;
const WAITING_WRITES_MAX = 2_000;
