// What a phone remembers, and that it may remember nothing.
import { expect, test } from 'vitest';
import { phoneMemory } from '#ui/wallet/data/phone-memory.ts';

function aStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

test('what was kept is read with its time, until it is forgotten', () => {
  const storage = aStorage();
  const memory = phoneMemory(() => storage);
  memory.keep('wallet', { version: 7 }, 1_000);

  expect(memory.read('wallet')).toEqual({ value: { version: 7 }, atMs: 1_000 });
  expect(memory.read('history')).toBeUndefined();
  memory.forget();
  expect([memory.read('wallet'), storage.length]).toEqual([undefined, 0]);
});

test('of the deposits that were looked at, the newest eight stay', () => {
  const storage = aStorage();
  const memory = phoneMemory(() => storage);
  for (let index = 0; index < 10; index++) memory.keep(`deposit ${index}`, index, index);
  memory.keep('deposit 9', 'again', 10);
  memory.keep('claims', [], 11);

  expect(memory.read('deposit 1')).toBeUndefined();
  expect(memory.read('deposit 2')).toEqual({ value: 2, atMs: 2 });
  expect(memory.read('deposit 9')).toEqual({ value: 'again', atMs: 10 });
  expect(storage.length).toBe(9);
  memory.forget();
  expect(storage.length).toBe(0);
});

test('a browser that keeps nothing is no trouble', () => {
  const memory = phoneMemory(() => {
    throw new Error('denied');
  });

  memory.keep('wallet', 1, 1);
  memory.forget();

  expect(memory.read('wallet')).toBeUndefined();
});
