import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

/** A build with a page and one asset, beside a file that must not be served. */
function aBuild(): string {
  const uiDir = join(temporaryPath('dist'), 'ui');
  const files = {
    'wallet/index.html': '<title>wallet</title>',
    'wallet/sw.js': 'worker',
    'wallet/app.webmanifest': '{}',
    'shop/index.html': '<title>shop</title>',
    'operator/index.html': '<title>operator</title>',
    'assets/app-1a2b.js': 'export {}',
    'assets/app-1a2b.js.br': 'dense',
    '../secret.txt': 'secret',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(uiDir, name)), { recursive: true });
    writeFileSync(join(uiDir, name), text);
  }
  return uiDir;
}

describe('the wallet pages', () => {
  test.each(['/', '/receipt', '/?lang=ko'])('are served at %s', async (url) => {
    const { api } = await aLedger({ uiDir: aBuild() });

    const answer = await api.inject(url);

    expect([answer.statusCode, answer.body]).toEqual([200, '<title>wallet</title>']);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test.each([
    ['/sw.js', 'worker', /javascript/],
    ['/app.webmanifest', '{}', /manifest\+json/],
  ])('are installable by %s, asked for anew each time', async (url, body, type) => {
    const { api } = await aLedger({ uiDir: aBuild() });

    const answer = await api.inject(url);

    expect([answer.statusCode, answer.body]).toEqual([200, body]);
    expect(answer.headers['content-type']).toMatch(type);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test('stand beside the shop’s, the only one that may run WebAssembly', async () => {
    const { api } = await aLedger({ uiDir: aBuild() });

    const [shop, wallet] = [await api.inject('/shop'), await api.inject('/')];

    expect([shop.statusCode, shop.body]).toEqual([200, '<title>shop</title>']);
    const scripts = [shop, wallet].map(
      ({ headers }) => /script-src [^;]*/.exec(String(headers['content-security-policy']))?.[0],
    );
    expect(scripts).toEqual(["script-src 'self' 'wasm-unsafe-eval'", "script-src 'self'"]);
  });

  test('stand beside those of the other faces', async () => {
    const { api } = await aLedger({ uiDir: aBuild() });

    expect((await api.inject('/operator')).body).toBe('<title>operator</title>');
  });

  test('have assets that are kept, because their names change', async () => {
    const { api } = await aLedger({ uiDir: aBuild() });

    const answer = await api.inject('/assets/app-1a2b.js');

    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  test('are sent as the build has compressed them, to whom reads that', async () => {
    const { api } = await aLedger({ uiDir: aBuild() });

    const answer = await api.inject({
      url: '/assets/app-1a2b.js',
      headers: { 'accept-encoding': 'gzip, br' },
    });

    expect([answer.body, answer.headers['content-encoding'], answer.headers['vary']]).toEqual([
      'dense',
      'br',
      'accept-encoding',
    ]);
    expect(answer.headers['content-type']).toMatch(/javascript/);
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  test.each(['/assets/../../secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/assets/nothing.js'])(
    'do not lead out of their folder: %s',
    async (url) => {
      const { api } = await aLedger({ uiDir: aBuild() });

      const answer = await api.inject(url);

      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain('secret');
    },
  );

  test('that were not built are missed in a sentence', async () => {
    const { api } = await aLedger();

    expect(refusalOf(await api.inject('/'))).toEqual({ status: 503, code: 'page-not-built' });
  });
});
