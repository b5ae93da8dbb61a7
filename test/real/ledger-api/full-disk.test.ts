import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

describe('a ledger whose disk is full', () => {
  test('refuses in its own words, keeps what it acknowledged, and goes on when there is room', async () => {
    const path = temporaryPath('ledger.db');
    const program = new URL('fill-the-disk.ts', import.meta.url).pathname;
    // No file may grow beyond this; the signal that would kill the process is ignored, so that writes fail instead.
    const limited = `trap '' XFSZ; ulimit -f 1000; exec "$0" "$1" "$2"`;

    const output = execFileSync('bash', ['-c', limited, process.execPath, program, path], {
      encoding: 'utf8',
    });
    const told = JSON.parse(output.trim().split('\n').at(-1)!);

    const store = openSqliteLedgerStore(path);
    const fact = await store.read((books) => books.paperwork.fact('n'));
    await store.close();
    expect(told.failures).toEqual(['StoreUnavailable', 'StoreUnavailable', 'StoreUnavailable']);
    expect(told.acknowledged).toBeGreaterThan(50);
    expect(told.kept).toBe(told.acknowledged);
    expect(told.afterwards).toBe(20_000);
    expect(fact?.startsWith('20000 ')).toBe(true);
  });
});
