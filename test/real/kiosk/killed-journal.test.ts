// A process that is killed in the middle of its commits: everything it had answered for is there, once and in order.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { openSqliteKioskStore } from '#kiosk/store/sqlite-kiosk-store.ts';
import { ACCEPTOR } from '../../support/kiosk-records.ts';

const dir = mkdtempSync(join(tmpdir(), 'killed-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = join(dir, 'kiosk.db');
const seed = Number(process.env['SEED'] ?? 20_261_122);

/** Pours coins for ever and says each one after its commit. */
const POUR = `
  import { openSqliteKioskStore } from '#kiosk/store/sqlite-kiosk-store.ts';
  import { aCoin, aPosition, ACCEPTOR } from './test/support/kiosk-records.ts';
  const store = openSqliteKioskStore(${JSON.stringify(file)});
  for (let n = Number(store.lastPosition(ACCEPTOR)?.creditSeq ?? 0) + 1; ; n += 1) {
    store.commit({ atMs: 0, records: [aCoin(n)], position: aPosition(n) });
    process.stdout.write(n + '\\n');
    if (n % 50 === 0) store.checkpoint();
    await new Promise((resolve) => setImmediate(resolve));
  }`;

test(`no coin that was answered for is lost or doubled by a kill (SEED=${seed})`, async () => {
  const entropy = seededEntropy(seed);
  for (let run = 0; run < 4; run += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', POUR], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await once(child.stdout, 'data');
    await delay(entropy.jitter() * 150);
    child.kill('SIGKILL');
    await once(child, 'close');
    const answered = Number(/(\d+)\n(?!.*\n)/.exec(said)?.[1]);
    const store = openSqliteKioskStore(file);
    const { records } = store.nextRecords(1_000_000, 1_000_000_000);
    const position = store.lastPosition(ACCEPTOR);
    store.close();

    expect(records.length).toBeGreaterThanOrEqual(answered);
    expect(records.length).toBeLessThanOrEqual(answered + 1);
    expect(records.map(({ seq, body }) => `${seq} ${String(body['creditSeq'])}`)).toEqual(
      records.map((_, i) => `${i + 1} ${i + 1}`),
    );
    expect(position?.creditSeq).toBe(BigInt(records.length));
  }
});
