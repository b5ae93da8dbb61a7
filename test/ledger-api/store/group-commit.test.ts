import { describe, expect, test } from 'vitest';
import { shareTransactions } from '#ledger/store/group-commit.ts';
import { StoreUnavailable } from '#ledger/store/ledger-store.ts';

/** A database that writes down what it is told; it breaks where the test says. */
function recordingEngine(breaks: { begin?: boolean; commit?: boolean } = {}) {
  const steps: string[] = [];
  const step = (name: 'begin' | 'commit') => () => {
    steps.push(name);
    if (breaks[name]) throw new Error(`${name} failed`);
  };
  return {
    steps,
    breaks,
    engine: {
      books: undefined,
      begin: step('begin'),
      commit: step('commit'),
      rollback: () => void steps.push('rollback'),
    },
  };
}

describe('writes that share a transaction', () => {
  test('are committed together, in their order', async () => {
    const { engine, steps } = recordingEngine();
    const shared = shareTransactions(engine);
    const work = (name: string) => async () => {
      await Promise.resolve();
      return steps.push(name);
    };

    const answers = await Promise.all(['a', 'b', 'c'].map((name) => shared.run(work(name))));

    expect(steps).toEqual(['begin', 'a', 'b', 'c', 'commit']);
    expect(answers).toEqual([2, 3, 4]);
  });

  test('are each done alone when one of them fails', async () => {
    const { engine, steps } = recordingEngine();
    const shared = shareTransactions(engine);

    const outcomes = await Promise.allSettled([
      shared.run(async () => steps.push('a')),
      shared.run(async () => {
        throw new Error('broken');
      }),
      shared.run(async () => steps.push('c')),
    ]);

    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(steps.join(' ')).toBe('begin a rollback begin a commit begin rollback begin c commit');
  });

  test('are all refused when the commit fails, and the next ones are tried again', async () => {
    const { engine, breaks } = recordingEngine({ commit: true });
    const shared = shareTransactions(engine);

    const failed = await Promise.allSettled([
      shared.run(async () => 'a'),
      shared.run(async () => 'b'),
    ]);
    breaks.commit = false;
    const next = await shared.run(async () => 'c');

    expect(failed.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual([
      new StoreUnavailable('the store cannot commit'),
      new StoreUnavailable('the store cannot commit'),
    ]);
    expect(next).toBe('c');
  });

  test('leave the event loop its turns', async () => {
    const shared = shareTransactions(recordingEngine().engine);
    const turn = new AbortController();
    setTimeout(() => turn.abort(), 1);

    let writes = 0;
    while (!turn.signal.aborted) {
      await shared.run(async () => {});
      writes += 1;
    }

    expect(writes).toBeGreaterThan(0);
  });

  test('are refused beyond a stated number, and after the end', async () => {
    const shared = shareTransactions(recordingEngine().engine);
    const many = Array.from({ length: 2_001 }, () => shared.run(async () => 'done'));

    const outcomes = await Promise.allSettled(many);
    await shared.close();
    const late = shared.run(async () => 'late');

    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(1);
    await expect(late).rejects.toThrow(new StoreUnavailable('the store is closed'));
  });
});
