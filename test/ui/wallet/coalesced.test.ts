// Many wishes, few runs.
import { expect, test } from 'vitest';
import { coalesced } from '#ui/wallet/data/coalesced.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function aTask() {
  const wakes: (() => void)[] = [];
  let runs = 0;
  const line = coalesced(async () => void (runs += 1), 1_000, {
    nowMs: () => 0,
    after: (_, wake) => {
      wakes.push(wake);
      return () => void wakes.splice(0);
    },
  });
  return {
    line,
    runs: () => runs,
    pass: async () => {
      wakes.shift()?.();
      await settle();
    },
  };
}

test('runs at once, and once more after the pause however often it was asked', async () => {
  const { line, runs, pass } = aTask();

  for (let i = 0; i < 10; i++) line.ask();
  await settle();
  expect(runs()).toBe(1);
  await pass();
  expect(runs()).toBe(2);
  await pass();

  expect(runs()).toBe(2);
});

test('runs again when it is asked after the pause', async () => {
  const { line, runs, pass } = aTask();
  line.ask();
  await settle();
  await pass();

  line.ask();

  expect(runs()).toBe(2);
});

test('runs no more once it is stopped', async () => {
  const { line, runs, pass } = aTask();
  line.ask();
  line.ask();

  line.stop();
  await pass();
  line.ask();

  expect(runs()).toBe(1);
});
