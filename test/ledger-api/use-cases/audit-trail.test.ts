// The audit trail as a chain: every line can be checked, and none can be changed without showing.
import { expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import type { AuditLine } from '#ledger/store/port/audit-trail.ts';
import { brokenLines, writeDown } from '#ledger/use-cases/audit-trail.ts';

/** Four lines, oldest first. */
async function fourLines(): Promise<readonly AuditLine[]> {
  const store = openMemoryLedgerStore();
  for (const n of [1, 2, 3, 4]) {
    const deed = { who: 'kim', role: 'admin', call: 'call', subject: `${n}`, outcome: 'done' };
    await store.transact(({ trail }) => writeDown(trail, deed, 1000 + n));
  }
  const lines = await store.read(({ trail }) => trail.lines(undefined, 10));
  await store.close();
  return lines.toReversed();
}

test('an audit trail that nobody touched has no broken line', async () => {
  const lines = await fourLines();

  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(lines[0]?.prevHash).toBe('0'.repeat(64));
  expect(brokenLines(lines)).toEqual([]);
});

test.each(['who', 'role', 'call', 'subject', 'outcome'] as const)(
  'an audit trail shows where its %s was changed',
  async (field) => {
    const lines = await fourLines();
    const changed = lines.map((line) => (line.number === 2 ? { ...line, [field]: 'x' } : line));

    expect(brokenLines(changed)).toEqual([2]);
  },
);

test('an audit trail shows where a line is missing', async () => {
  const lines = await fourLines();

  expect(brokenLines(lines.filter(({ number }) => number !== 2))).toEqual([3]);
});
