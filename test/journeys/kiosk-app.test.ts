// The kiosk app in Electron itself, where there is one; where there is none, what it says instead.
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { buildKioskApp } from '../../scripts/build-kiosk-app.ts';
import { electronBinary } from '../../scripts/electron-binary.ts';
import { root } from '../../scripts/programs.ts';

const binary = electronBinary(process.env);

if (binary.ok) {
  let app: ElectronApplication | undefined;
  afterAll(() => app?.close());

  describe('the kiosk app in Electron', () => {
    test('shows the controller’s screen, takes a touch and swallows what would leave it', async () => {
      expect(await buildKioskApp()).toBe(true);
      app = await _electron.launch({
        executablePath: binary.path,
        // Chromium refuses its sandbox to root; nobody else starts it without.
        args: [
          join(root, 'dist/kiosk/main.cjs'),
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ],
        env: {
          ...(process.env as Record<string, string>), // Playwright wants no undefined values, and there are none.
          DATA_DIR: mkdtempSync(join(tmpdir(), 'kiosk-app-')),
          KIOSK_PORT: '0',
          ACCEPTOR: 'cctalk:/dev/ttyNONE',
          LEDGER_URL: 'http://127.0.0.1:9',
        },
      });
      const page = await app.firstWindow();

      await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\/$/);
      await page
        .getByRole('button', { name: 'Call for help' })
        .or(page.locator('main.kiosk'))
        .first()
        .waitFor();
      const own = page.url();
      await page.keyboard.press('Control+R');
      await page.evaluate(() => void window.open('https://example.com/'));

      expect(app.windows()).toHaveLength(1);
      expect(page.url()).toBe(own);
      expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(
        false,
      );
    });
  });
} else {
  describe('the kiosk app without Electron', () => {
    test(`is not run here: ${binary.sentence}`, async () => {
      const started = promisify(execFile)(process.execPath, ['scripts/kiosk-app.ts'], {
        cwd: root,
      });

      await expect(started).rejects.toMatchObject({
        code: 2,
        stdout: '',
        stderr: `${binary.sentence}\n`,
      });
    });
  });
}
