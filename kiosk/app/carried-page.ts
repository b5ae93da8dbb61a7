// The kiosk's page from the app's own files, for the time without a controller: fixed names, strict headers, no file:// address.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol, type Session } from 'electron';
import { CONTENT_POLICY } from './lock-session.ts';
import { CARRIED_SCHEME } from './own-pages.ts';

/** Makes the scheme known; only possible before Electron is ready. */
export function registerCarriedPage(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: CARRIED_SCHEME, privileges }]);
}

/** Serves the built screens of `uiDir` in this session. */
export function serveCarriedPage(session: Session, uiDir: string): void {
  session.protocol.handle(CARRIED_SCHEME, async ({ method, url }) => {
    const file = method === 'GET' ? fileOf(new URL(url).pathname) : undefined;
    const body = file && (await readFile(join(uiDir, file)).catch(() => undefined));
    if (!file || !body) return new Response('', { status: 404, headers: HEADERS });
    const type = TYPES[extname(file)]!;
    return new Response(new Uint8Array(body), { headers: { ...HEADERS, 'Content-Type': type } });
  });
}

/** The page itself, or an asset with a plain name and a known type. */
function fileOf(path: string): string | undefined {
  if (path === '/') return 'kiosk/index.html';
  const name = /^\/assets\/([A-Za-z0-9_-][A-Za-z0-9_.-]{0,200})$/.exec(path)?.[1];
  return name && extname(name) in TYPES ? `assets/${name}` : undefined;
}

const HEADERS = {
  'Content-Security-Policy': CONTENT_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
