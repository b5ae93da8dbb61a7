import { expect, test } from 'vitest';
import { createTurns } from '#drivers/line/turns.ts';
import type { Rank } from '#drivers/line/turns.ts';

/** Everybody asks while the line is taken; tells who spoke in which order. */
async function order(asked: readonly (readonly [string, Rank])[]): Promise<string> {
  const turns = createTurns();
  const spoke: string[] = [];
  let free = (): void => {};
  const first = turns.take(() => new Promise<void>((resolve) => (free = resolve)));
  const all = asked.map(([name, rank]) => turns.take(async () => void spoke.push(name), rank));
  free();
  await Promise.all([first, ...all]);
  return spoke.join('');
}

test('who asked first speaks first', async () => {
  expect(
    await order([
      ['a', 'usual'],
      ['b', 'usual'],
      ['c', 'usual'],
    ]),
  ).toBe('abc');
});

test('the urgent speak before the others', async () => {
  expect(
    await order([
      ['a', 'usual'],
      ['B', 'urgent'],
      ['c', 'usual'],
      ['D', 'urgent'],
    ]),
  ).toBe('BDac');
});

test('who did not answer last time speaks after everybody', async () => {
  expect(
    await order([
      ['d', 'doubtful'],
      ['b', 'usual'],
      ['C', 'urgent'],
    ]),
  ).toBe('Cbd');
});

test('who has let four urgent ones pass comes next, but no two of them in a row', async () => {
  const urgent = ['C', 'D', 'E', 'F', 'G', 'H'].map((name) => [name, 'urgent'] as const);

  expect(await order([['a', 'usual'], ['b', 'usual'], ...urgent])).toBe('CDEFaGbH');
});

test('a turn that ends badly is a turn that ends', async () => {
  const turns = createTurns();
  const bad = turns.take(() => Promise.reject(new Error('the line is gone')));
  const next = turns.take(async () => 'spoke');

  await expect(bad).rejects.toThrow('the line is gone');
  expect(await next).toBe('spoke');
});
