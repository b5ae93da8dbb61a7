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

test('a browser that keeps nothing is no trouble', () => {
  const memory = phoneMemory(() => {
    throw new Error('denied');
  });

  memory.keep('wallet', 1, 1);
  memory.forget();

  expect(memory.read('wallet')).toBeUndefined();
});
