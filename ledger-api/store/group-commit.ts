// Few writers for many: the writes that wait share one transaction and one wait for the disk; a failed one leaves nothing.
import { StoreUnavailable } from './ledger-store.ts';

/**
 * One lane of a database: what happens between `begin` and `commit` is one transaction. `commit` makes it durable, and
 * throws `WriteRefused` when it was a write that failed and not the commit.
 */
export type Lane<Books> = Readonly<{
  /** What the work is given. */
  books: Books;
  /** `attempt` counts from 1: how often this work was begun. */
  begin(attempt: number): void | Promise<void>;
  commit(): void | Promise<void>;
  /** Undoes everything since `begin`; must not throw, also when nothing was begun. */
  rollback(): void | Promise<void>;
  /**
   * Asked after a rollback, for lanes that others can disturb: true when the same work may well succeed now. Waits
   * as long as is wise before the next attempt; `attempt` counts from 1.
   */
  isWorthAgain?(attempt: number): Promise<boolean>;
  /** The work of a group does not disturb each other: it only reads. */
  isReading?: boolean;
}>;

/** A write that the database had not answered yet has failed; `cause` says how. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
}

export type SharedTransactions<Books> = Readonly<{
  run<T>(work: (books: Books) => Promise<T>): Promise<T>;
  /** Refuses new work and resolves when the waiting work is done. */
  close(): Promise<void>;
}>;

/** Runs work in order, as many pieces in one transaction as are waiting when a lane is free. */
export function shareTransactions<Books>(
  ...lanes: readonly Lane<Books>[]
): SharedTransactions<Books> {
  let waiting: Job<Books>[] = [];
  let isClosed = false;
  const idle = [...lanes];
  const running = new Set<Promise<void>>();

  const runWaiting = async (lane: Lane<Books>): Promise<void> => {
    while (waiting.length > 0) {
      // The turn of the event loop that brought this work may bring more, and others need their turn too.
      await new Promise((resolve) => setImmediate(resolve));
      const group = waiting.slice(0, GROUP_WRITES_MAX);
      waiting = waiting.slice(GROUP_WRITES_MAX);
      if (group.length === 0 || (await runGroup(lane, group))) continue;
      // Somebody in the group failed: each alone, so that the others do not suffer.
      for (const job of group) await runGroup(lane, [job]);
    }
    idle.push(lane);
  };
  const wakeOne = (): void => {
    const lane = idle.pop();
    if (!lane) return;
    const run = runWaiting(lane).then(() => void running.delete(run));
    running.add(run);
  };

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new StoreUnavailable('the store is closed'));
        if (waiting.length >= WAITING_WRITES_MAX) {
          return reject(new StoreUnavailable('too many writes are waiting'));
        }
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
        wakeOne();
      }),
    close: async () => {
      isClosed = true;
      await Promise.all(running);
    },
  };
}

type Job<Books> = {
  work: (books: Books) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

/** True when every job was answered; false when the group has to be taken apart. */
async function runGroup<Books>(lane: Lane<Books>, group: readonly Job<Books>[]): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const tried = await tryGroup(lane, group, attempt);
    if (tried.ok) {
      group.forEach((job, i) => job.resolve(tried.answers[i]));
      return true;
    }
    // A group that was disturbed is taken apart, so that each part disturbs and is disturbed as little as possible.
    if (group.length > 1 && !tried.isForAll) return false;
    if (await lane.isWorthAgain?.(attempt)) continue;
    for (const job of group) job.reject(tried.error);
    return true;
  }
}

type Tried =
  | { ok: true; answers: readonly unknown[] }
  /** `isForAll`: it was not the work that failed, so that taking the group apart would not help. */
  | { ok: false; error: unknown; isForAll: boolean };

async function tryGroup<Books>(
  lane: Lane<Books>,
  group: readonly Job<Books>[],
  attempt: number,
): Promise<Tried> {
  let answers: readonly unknown[];
  try {
    await lane.begin(attempt);
  } catch (error) {
    await lane.rollback();
    return { ok: false, error, isForAll: true };
  }
  try {
    answers = lane.isReading ? await together(lane, group) : await inOrder(lane, group);
  } catch (error) {
    await lane.rollback();
    return { ok: false, error, isForAll: false };
  }
  try {
    await lane.commit();
    return { ok: true, answers };
  } catch (error) {
    await lane.rollback();
    if (error instanceof WriteRefused) return { ok: false, error: error.cause, isForAll: false };
    const unavailable = new StoreUnavailable('the store cannot commit', { cause: error });
    return { ok: false, error: unavailable, isForAll: true };
  }
}

async function inOrder<Books>(lane: Lane<Books>, group: readonly Job<Books>[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const job of group) answers.push(await job.work(lane.books));
  return answers;
}

/** Resolves when none of the jobs asks any more, also when one of them has failed. */
async function together<Books>(lane: Lane<Books>, group: readonly Job<Books>[]) {
  const settled = await Promise.allSettled(group.map((job) => job.work(lane.books)));
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

const GROUP_WRITES_MAX = 64;
const WAITING_WRITES_MAX = 2_000;
