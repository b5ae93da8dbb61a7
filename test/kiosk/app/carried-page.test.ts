// The page that the app carries for the time without a controller, and where the app keeps its things.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from 'electron';
import { beforeAll, describe, expect, test } from 'vitest';
import { serveCarriedPage } from '#kiosk/app/carried-page.ts';
import { carriedPage } from '#kiosk/app/own-pages.ts';
import { appPlaces, logLevel } from '#kiosk/app/settings.ts';
import { calls, FakeSession } from '../../support/fake-electron.ts';

const session = new FakeSession();

beforeAll(() => {
  const built = mkdtempSync(join(tmpdir(), 'carried-'));
  for (const directory of ['kiosk', 'assets', 'wallet']) mkdirSync(join(built, directory));
  writeFileSync(join(built, 'kiosk/index.html'), '<div id="root"></div>');
  writeFileSync(join(built, 'assets/kiosk-1a2b.js'), 'start()');
  writeFileSync(join(built, 'assets/secret.txt'), 'no');
  writeFileSync(join(built, 'wallet/index.html'), 'no');
  serveCarriedPage(session as unknown as Session, built);
});

const ask = async (url: string, method = 'GET'): Promise<Response> =>
  (await session.kept.handle!(new Request(url, { method }))) as Response;

describe('the page that the app carries', () => {
  test('is the kiosk’s own page, under a scheme of its own and the strict policy', async () => {
    const page = await ask(carriedPage('cannot-start', undefined));

    expect(calls).toContain('handle tikkeul');
    expect([page.status, await page.text()]).toEqual([200, '<div id="root"></div>']);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('comes with its assets', async () => {
    const script = await ask('tikkeul://kiosk/assets/kiosk-1a2b.js');

    expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'start()',
    ]);
  });

  test.each([
    'tikkeul://kiosk/assets/missing.js',
    'tikkeul://kiosk/assets/secret.txt',
    'tikkeul://kiosk/wallet/index.html',
    'tikkeul://kiosk/assets/../../package.json',
    'tikkeul://kiosk/assets/..%2F..%2Fpackage.json',
    'tikkeul://kiosk/assets/.hidden.js',
    'tikkeul://kiosk/bridge-token',
  ])('%s is not there', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });

  test('takes nothing', async () => {
    expect((await ask('tikkeul://kiosk/', 'POST')).status).toBe(404);
  });
});

describe('the places of the app', () => {
  test('are those of the controller, made absolute', () => {
    expect(appPlaces({ DATA_DIR: 'elsewhere' }, undefined)).toEqual({
      dataDir: join(process.cwd(), 'elsewhere'),
      profileDir: join(process.cwd(), 'elsewhere/screen'),
    });
    expect(appPlaces({ DATA_DIR: '' }, undefined).dataDir).toBe(join(process.cwd(), 'data'));
  });

  test('are this user’s own once it is packaged, unless somebody chose others', () => {
    expect(appPlaces({}, '/home/kiosk/app').dataDir).toBe('/home/kiosk/app/data');
    expect(appPlaces({ DATA_DIR: '/var/lib/tikkeul' }, '/home/kiosk/app').dataDir).toBe(
      '/var/lib/tikkeul',
    );
  });

  test('a log level that is none does not keep the app from starting', () => {
    expect([
      logLevel({ LOG_LEVEL: 'debug' }),
      logLevel({ LOG_LEVEL: 'loud' }),
      logLevel({}),
    ]).toEqual(['debug', 'info', 'info']);
  });
});
