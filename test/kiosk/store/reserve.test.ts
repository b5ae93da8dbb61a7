import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reserveBeside } from '#kiosk/store/reserve.ts';
import { openSqliteKioskStore } from '#kiosk/store/sqlite-kiosk-store.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'reserve-'));
  file = join(dir, 'kiosk.db');
});
afterEach(() => rmSync(dir, { recursive: true }));

test('space is really written beside the database, given up when needed, and set aside again', () => {
  const reserve = reserveBeside(file);
  const before = reserve.isKept();
  reserve.keep();
  const { size, blocks, mode } = statSync(`${file}.reserve`);
  reserve.release();
  const released = reserve.isKept();
  reserve.keep();

  expect([before, released, reserve.isKept()]).toEqual([false, false, true]);
  expect(blocks * 512).toBeGreaterThanOrEqual(size);
  expect([size, mode & 0o777]).toEqual([2 * 1024 * 1024, 0o600]);
});

test('an open store keeps space in reserve, and says when it has none until a checkpoint finds room', () => {
  const store = openSqliteKioskStore(file);
  const opened = store.isSpaceReserved();
  reserveBeside(file).release();
  const released = store.isSpaceReserved();
  store.checkpoint();

  expect([opened, released, store.isSpaceReserved()]).toEqual([true, false, true]);
  store.close();
});
