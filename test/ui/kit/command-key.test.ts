// A command key is a name: by the time, and never the same twice.
import { expect, test } from 'vitest';
import { newCommandKey } from '#ui/kit/command-key.ts';

const at = (nowMs: number) => ({ nowMs: () => nowMs, after: () => () => {} });

test('is a UUIDv7 without dashes, of the moment of the wish', () => {
  const key = newCommandKey(at(Date.UTC(2026, 10, 22)));

  expect(key).toMatch(/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  expect(Number.parseInt(key.slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 22));
});

test('differs for two wishes of one moment', () => {
  const keys = Array.from({ length: 1000 }, () => newCommandKey(at(0)));

  expect(new Set(keys).size).toBe(keys.length);
});

test('of a later wish stands behind that of an earlier one', () => {
  expect(newCommandKey(at(1)) < newCommandKey(at(2))).toBe(true);
});
