// What is kept packed comes back as it was, and what was kept before packing still reads.
import { describe, expect, test } from 'vitest';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { packBytes, unpackBytes } from '#ledger/store/packed-bytes.ts';

const batch = canonicalBytes({ records: Array.from({ length: 100 }, (_, seq) => ({ seq })) });

describe('packed bytes', () => {
  test('come back as they were, and are fewer', () => {
    const packed = packBytes(batch);

    expect(unpackBytes(packed)).toEqual(batch);
    expect(packed.length).toBeLessThan(batch.length / 2);
  });

  test('that never were packed are read as they are', () => {
    expect(unpackBytes(batch)).toEqual(batch);
  });

  test('that are damaged are said to be', () => {
    const damaged = packBytes(batch).slice(0, -5);

    expect(() => unpackBytes(damaged)).toThrow();
  });
});
