// A stand-in for the ledger: the built wallet and the /v1 calls it makes, with one wallet in the test's hand.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DepositDetail, History, Wallet } from '#ledger/contract/wallet.ts';
import { SCREEN_POLICY } from './static-screens.ts';

const ROOT = fileURLToPath(new URL('../../dist/ui/', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** What the stub answers; a test changes it at will. */
export type StubBooks = {
  /** The code that opens the wallet. */
  code: string;
  wallet: Wallet;
  history: History;
  deposits: Map<string, DepositDetail>;
  /** Pickup codes and the deposits they give. */
  pickups: Map<string, string>;
  isSample: boolean;
  keys: readonly object[];
  kiosks: readonly { id: string; name: string }[];
};

export type StubLedger = Readonly<{
  origin: string;
  books: StubBooks;
  /** Every call as `POST /auth/otp {"phone":"…"}`. */
  calls: readonly string[];
  /** Tells every open stream the wallet as it is now, one version further. */
  tell(wallet: Partial<Wallet>): void;
  /** Ends every stream and refuses new ones, until `isDown` is false. */
  setDown(isDown: boolean): void;
  streamCount(): number;
  close(): Promise<void>;
}>;

/** Serves the built wallet and the calls it makes, on a free port of loopback. */
export async function startStubLedger(books: StubBooks): Promise<StubLedger> {
  const streams = new Set<ServerResponse>();
  const calls: string[] = [];
  let isDown = false;

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://ledger');
    if (!url.pathname.startsWith('/v1/')) return servePage(url.pathname, response);
    const path = url.pathname.slice('/v1'.length);
    const body = await bodyOf(request);
    calls.push(`${request.method} ${path}${body ? ` ${body}` : ''}`);
    if (isDown) return void response.destroy();
    const isSignedIn = request.headers.cookie?.includes('stub-wallet=1') ?? false;
    answer(books, request, response, { path, url, body, isSignedIn }, streams);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    books,
    calls,
    tell: (wallet) => {
      books.wallet = { ...books.wallet, ...wallet, version: books.wallet.version + 1 };
      for (const stream of streams) writeWallet(stream, books.wallet);
    },
    setDown: (isDownNow) => {
      isDown = isDownNow;
      if (isDown) for (const stream of streams) stream.destroy();
    },
    streamCount: () => streams.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Call = Readonly<{ path: string; url: URL; body: string; isSignedIn: boolean }>;

function answer(
  books: StubBooks,
  request: IncomingMessage,
  response: ServerResponse,
  { path, url, body, isSignedIn }: Call,
  streams: Set<ServerResponse>,
): void {
  const json = (status: number, value?: unknown, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(value === undefined ? '' : JSON.stringify(value));
  };
  const refuse = (status: number, code: string): void =>
    json(status, { type: 'about:blank', title: code, status, code, detail: `stub: ${code}` });

  if (path === '/auth/otp') return json(202);
  if (path === '/auth/sessions' && request.method === 'POST') {
    if ((JSON.parse(body) as { code: string }).code !== books.code)
      return refuse(401, 'code-wrong');
    return json(
      200,
      { expiresAt: '2026-12-22T00:00:00.000Z' },
      { 'set-cookie': 'stub-wallet=1; Path=/; HttpOnly; SameSite=Strict' },
    );
  }
  if (path === '/auth/sessions' && request.method === 'GET')
    return json(200, { wallet: isSignedIn });
  if (path === '/keys') return json(200, { keys: books.keys });
  if (path === '/kiosks') return json(200, { kiosks: books.kiosks });
  if (path === '/rate-card') return json(200, books.isSample ? { sample: true } : {});
  if (!isSignedIn) return refuse(401, 'not-signed-in');
  const isOwnPage = request.headers.origin === `http://${request.headers.host}`;
  if (request.method !== 'GET' && !isOwnPage) return refuse(403, 'origin-foreign');
  if (path === '/auth/sessions') {
    for (const stream of streams) stream.end();
    return json(204, undefined, { 'set-cookie': 'stub-wallet=0; Path=/; Max-Age=0' });
  }
  if (path === '/wallet') return json(200, books.wallet);
  if (path === '/wallet/history') return json(200, pageOf(books.history, url));
  if (path === '/wallet/pickups') {
    const depositId = books.pickups.get((JSON.parse(body) as { code: string }).code);
    return depositId ? json(200, { depositId }) : refuse(404, 'pickup-code-wrong');
  }
  if (path === '/wallet/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 200\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
    return writeWallet(response, books.wallet);
  }
  const deposit = books.deposits.get(path.replace('/wallet/deposits/', ''));
  return deposit ? json(200, deposit) : refuse(404, 'not-found');
}

const PAGE_ENTRIES = 20;

function pageOf(history: History, url: URL): History {
  const from = Number(url.searchParams.get('cursor') ?? '0');
  const entries = history.entries.slice(from, from + PAGE_ENTRIES);
  const next = from + PAGE_ENTRIES;
  return { entries, ...(next < history.entries.length ? { next: String(next) } : {}) };
}

function writeWallet(stream: ServerResponse, wallet: Wallet): void {
  stream.write(`event: wallet\nid: ${wallet.version}\ndata: ${JSON.stringify(wallet)}\n\n`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

async function servePage(pathname: string, response: ServerResponse): Promise<void> {
  const path = extname(pathname) ? normalize(pathname) : 'wallet/index.html';
  try {
    const body = await readFile(join(ROOT, path));
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': SCREEN_POLICY,
      'referrer-policy': 'no-referrer',
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}
