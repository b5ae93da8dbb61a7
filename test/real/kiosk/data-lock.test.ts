import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockDataDir } from '#kiosk/store/data-lock.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'lock-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

test('the lock of another process is refused, and is gone as soon as that process is killed', async () => {
  const owner = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { lockDataDir } from '#kiosk/store/data-lock.ts';
       console.log(lockDataDir(${JSON.stringify(dataDir)}, 'kiosk').ok);
       setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = (await once(owner.stdout, 'data')) as [Buffer];
  const whileOwned = lockDataDir(dataDir, 'kiosk');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const afterwards = lockDataDir(dataDir, 'kiosk');

  expect(said.toString().trim()).toBe('true');
  expect(whileOwned).toMatchObject({ ok: false, sentence: expect.stringContaining(dataDir) });
  expect(afterwards.ok).toBe(true);
  if (afterwards.ok) afterwards.release();
});

test('a directory that cannot be made is refused in a sentence', () => {
  expect(lockDataDir('/proc/tikkeul/data', 'kiosk')).toEqual({
    ok: false,
    sentence:
      'DATA_DIR: /proc/tikkeul/data cannot be used (ENOENT). Name a directory where this user may write.',
  });
});
