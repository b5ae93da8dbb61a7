import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { type Lane, shareTransactions, WriteRefused } from '#ledger/store/group-commit.ts';
import { patienceOf } from '#ledger/store/postgres/patience.ts';

/** A lane that writes down what it is told, and that others disturb at its first commits. */
function disturbedLane(name: string, steps: string[], failures: (Error | undefined)[] = []) {
  const lane: Lane<string> = {
    books: name,
    begin: () => void steps.push(`begin ${name}`),
    commit: () => {
      const failure = failures.shift();
      if (failure) throw failure;
      steps.push(`commit ${name}`);
    },
    rollback: () => void steps.push(`rollback ${name}`),
    isWorthAgain: async (attempt) => attempt < 3,
  };
  return lane;
}

const refused = (message: string) => new WriteRefused('refused', { cause: new Error(message) });

describe('lanes that others disturb', () => {
  test('do the same work again', async () => {
    const steps: string[] = [];
    const shared = shareTransactions(disturbedLane('a', steps, [refused('disturbed')]));

    const answer = await shared.run(async (name) => steps.push(`work ${name}`));

    expect(answer).toBe(5);
    expect(steps).toEqual(['begin a', 'work a', 'rollback a', 'begin a', 'work a', 'commit a']);
  });

  test('give up in the words of what failed, after a stated number of attempts', async () => {
    const steps: string[] = [];
    const failures = [refused('one'), refused('two'), refused('three'), refused('four')];
    const shared = shareTransactions(disturbedLane('a', steps, failures));

    await expect(shared.run(async () => 1)).rejects.toThrow('three');
    expect(steps.filter((step) => step === 'begin a')).toHaveLength(3);
  });

  test('take a group apart before they try again', async () => {
    const steps: string[] = [];
    const shared = shareTransactions(disturbedLane('a', steps, [refused('disturbed')]));

    const answers = await Promise.all([1, 2].map((n) => shared.run(async () => n)));

    expect(answers).toEqual([1, 2]);
    expect(steps.filter((step) => step === 'commit a')).toHaveLength(2);
  });

  test('work beside each other', async () => {
    const steps: string[] = [];
    const shared = shareTransactions(disturbedLane('a', steps), disturbedLane('b', steps));
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });

    const slow = shared.run(() => held);
    // The first lane has taken its work when the event loop comes round again.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    const other = await shared.run(async (name) => name);
    release();
    const first = steps[0]!.slice(-1);

    await slow;
    expect([first, other].toSorted()).toEqual(['a', 'b']);
  });

  test('read together, and fail alone', async () => {
    const steps: string[] = [];
    const shared = shareTransactions({ ...disturbedLane('a', steps), isReading: true });
    const meeting: string[] = [];
    const reader = (name: string) => async () => {
      meeting.push(`${name} comes`);
      await Promise.resolve();
      meeting.push(`${name} goes`);
      return name;
    };

    const answers = await Promise.all([shared.run(reader('x')), shared.run(reader('y'))]);

    expect(answers).toEqual(['x', 'y']);
    expect(meeting).toEqual(['x comes', 'y comes', 'x goes', 'y goes']);
  });
});

describe('the patience of a lane', () => {
  const failure = (code: string) => Object.assign(new Error('a failure'), { code });
  const clock = { ...handMovedClock(), sleep: async () => {} };
  const attemptsAfter = async (...codes: string[]): Promise<boolean[]> => {
    const patience = patienceOf({ clock, entropy: seededEntropy(1) });
    const answers: boolean[] = [];
    for (const [i, code] of codes.entries()) {
      answers.push(await patience.isWorthAgain(failure(code), i + 1));
    }
    return answers;
  };

  test('ends for each kind of failure by itself', async () => {
    const disturbed = await attemptsAfter(...Array<string>(21).fill('40001'));
    const duplicate = await attemptsAfter('40001', '40001', ...Array<string>(9).fill('23505'));
    const wrong = await attemptsAfter('42601');

    expect(disturbed.indexOf(false)).toBe(19);
    expect(duplicate.indexOf(false)).toBe(9);
    expect(wrong).toEqual([false]);
  });
});
