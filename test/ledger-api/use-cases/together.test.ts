// Several questions to the books at once leave nothing under way, whatever becomes of one of them.
import { describe, expect, test } from 'vitest';
import { together } from '#ledger/use-cases/together.ts';

describe('asking together', () => {
  test('answers in the order of the questions', async () => {
    const later = new Promise<string>((resolve) => setTimeout(() => resolve('first'), 1));

    expect(await together([later, Promise.resolve(2)])).toEqual(['first', 2]);
  });

  test('says that one has failed only when the others are done', async () => {
    let isDone = false;
    const slow = (async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      isDone = true;
    })();

    await expect(together([Promise.reject(new Error('disturbed')), slow])).rejects.toThrow(
      'disturbed',
    );
    expect(isDone).toBe(true);
  });
});
