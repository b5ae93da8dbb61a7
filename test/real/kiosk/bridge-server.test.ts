import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import type { KioskView, ScreenCommand } from '#kiosk/bridge/contract.ts';
import { type BridgeServer, startBridge } from '#kiosk/bridge/server.ts';

const attract = (unsentRecords: number): KioskView => ({
  screen: 'attract',
  kioskName: 'Demo kiosk',
  isOnline: true,
  unsentRecords,
  isSample: false,
  isForeignClosed: false,
  prices: [],
  acceptedCoins: [],
  isHelpCalled: false,
});

let folder: string;
let bridge: BridgeServer;
let emulator: Server | undefined;
let performed: ScreenCommand[];
let view: KioskView;

const own = (): string => `http://127.0.0.1:${bridge.port}`;

async function start(emulatorControl?: string): Promise<void> {
  bridge = await startBridge({
    port: 0,
    clock: systemClock,
    entropy: seededEntropy('bridge'),
    uiDir: join(folder, 'ui'),
    pitchMm: 0.277,
    ...(emulatorControl !== undefined && { emulatorControl }),
    view: () => view,
    perform: (command) => performed.push(command),
    health: () => ({ ok: true }),
    log: () => {},
  });
}

type Reply = {
  status: number;
  body: string;
  headers: Record<string, string | string[] | undefined>;
};

/** A request with headers that a browser would not let a page choose. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: object; body?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: bridge.port, path, method, headers: { ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode!, body: text, headers: response.headers }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const token = async (): Promise<string> => {
  const reply = await ask('/bridge-token', { method: 'POST', headers: { Origin: own() } });
  return (JSON.parse(reply.body) as { token: string }).token;
};

type Screen = {
  socket: WebSocket;
  heard: unknown[];
  next(): Promise<unknown>;
  closed: Promise<number>;
};

function connect(protocol: string, headers: object = { Origin: own() }): Promise<Screen | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${bridge.port}/bridge`, protocol, {
      headers: { ...headers },
    });
    const heard: unknown[] = [];
    let wake = (): void => {};
    const closed = new Promise<number>((done) => socket.on('close', done));
    socket.on('message', (data) => {
      heard.push(JSON.parse(String(data)));
      wake();
    });
    socket.on('error', () => {});
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!));
    socket.on('open', () =>
      resolve({
        socket,
        heard,
        closed,
        next: async () => {
          while (heard.length === 0) await new Promise<void>((done) => (wake = done));
          return heard.shift();
        },
      }),
    );
  });
}

const openScreen = async (): Promise<Screen> => {
  const screen = await connect(`tikkeul.${await token()}`);
  if (typeof screen === 'number') throw new Error(`refused with ${screen}`);
  return screen;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  for (const [path, text] of [
    ['ui/kiosk/index.html', '<!doctype html><title>kiosk</title>'],
    ['ui/tray/index.html', '<!doctype html><title>tray</title>'],
    ['ui/assets/kiosk-abc.js', 'export {}'],
    ['ui/secret.json', '{}'],
  ] as const) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  performed = [];
  view = attract(0);
});

afterEach(async () => {
  await bridge.close();
  await new Promise<void>((done) => (emulator ? emulator.close(() => done()) : done()));
  emulator = undefined;
  rmSync(folder, { recursive: true });
});

describe('the kiosk port', () => {
  test('serves the screen under a policy without inline code', async () => {
    await start();

    const page = await ask('/?lang=en');
    const asset = await ask('/assets/kiosk-abc.js');

    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('kiosk') });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(asset).toMatchObject({ status: 200, body: 'export {}' });
    expect(asset.headers['content-type']).toContain('text/javascript');
  });

  test.each([
    '/secret.json',
    '/assets/../secret.json',
    '/assets/..%2fsecret.json',
    '/assets/',
    '/tray',
  ])('has nothing at %s', async (path) => {
    await start();

    expect(await ask(path)).toMatchObject({ status: 404 });
  });

  test('says in words that the screens are not built', async () => {
    rmSync(join(folder, 'ui/kiosk'), { recursive: true });
    await start();

    expect(await ask('/')).toMatchObject({
      status: 503,
      body: expect.stringContaining('npm run build'),
    });
  });

  test.each(['/', '/healthz', '/assets/kiosk-abc.js'])(
    'answers %s to its own name only',
    async (path) => {
      await start();

      const statuses = await Promise.all(
        [
          `127.0.0.1:${bridge.port}`,
          `localhost:${bridge.port}`,
          'kiosk.example',
          `10.0.0.1:${bridge.port}`,
        ].map(async (Host) => (await ask(path, { headers: { Host } })).status),
      );

      expect(statuses).toEqual([200, 200, 403, 403]);
    },
  );

  test('tells the health of the kiosk', async () => {
    await start();

    expect(JSON.parse((await ask('/healthz')).body)).toEqual({ ok: true });
  });
});

describe('the bridge', () => {
  test('shows the view at once, and of many changes the last', async () => {
    await start();

    const screen = await openScreen();
    const first = await screen.next();
    for (let i = 1; i <= 100; i++) {
      view = attract(i);
      bridge.show();
    }
    await expect.poll(() => screen.heard.at(-1)).toEqual({ kind: 'view', view: attract(100) });

    expect(first).toEqual({ kind: 'view', view: attract(0) });
    // At once, and then once a frame: most of what came between was never drawn.
    expect(screen.heard.length).toBeLessThan(50);
  });

  test('gives the pitch of the screen along with the token', async () => {
    await start();

    const reply = await ask('/bridge-token', { method: 'POST', headers: { Origin: own() } });

    expect(JSON.parse(reply.body)).toMatchObject({ pitchMm: 0.277 });
  });

  test('takes touches, in order', async () => {
    await start();
    const screen = await openScreen();

    screen.socket.send(JSON.stringify({ do: 'start' }));
    screen.socket.send(JSON.stringify({ do: 'digit', digit: '7' }));
    await expect.poll(() => performed).toHaveLength(2);

    expect(performed).toEqual([{ do: 'start' }, { do: 'digit', digit: '7' }]);
  });

  test.each([
    ['an unknown command', '{"do":"open-slot"}'],
    ['a command with more in it', '{"do":"start","coins":3}'],
    ['no JSON', 'start'],
  ])('sends away who says %s', async (_what, text) => {
    await start();
    const screen = await openScreen();

    screen.socket.send(text);

    expect(await screen.closed).toBe(1008);
    expect(performed).toEqual([]);
  });

  test('sends away who says too much at once', async () => {
    await start();
    const [long, many] = [await openScreen(), await openScreen()];

    long.socket.send('x'.repeat(5000));
    for (let i = 0; i < 100; i++) many.socket.send('{"do":"more-time"}');

    expect(await many.closed).toBe(1008);
    expect(performed.length).toBeLessThan(100);
  });

  test('a second screen takes over, and the first one is told', async () => {
    await start();
    const first = await openScreen();
    await first.next();

    const second = await openScreen();
    await second.next();
    first.socket.send('{"do":"start"}');
    second.socket.send('{"do":"home"}');
    await expect.poll(() => performed).toHaveLength(1);

    expect(await first.next()).toEqual({ kind: 'taken-over' });
    expect(await first.closed).toBe(4000);
    expect(performed).toEqual([{ do: 'home' }]);
  });

  test('a token opens one connection', async () => {
    await start();
    const once = `tikkeul.${await token()}`;

    expect(await connect(once)).toMatchObject({ heard: expect.any(Array) });
    expect(await connect(once)).toBe(401);
  });

  test.each([
    ['no known token', 'tikkeul.AAAA', {}, 401],
    ['another protocol', 'chat', {}, 401],
    ['a foreign origin', 'own', { Origin: 'http://evil.example' }, 403],
    ['no origin', 'own', { Origin: undefined }, 403],
    ['a foreign host', 'own', { Host: 'evil.example' }, 403],
  ])('refuses %s', async (_what, protocol, headers, status) => {
    await start();
    const asked = protocol === 'own' ? `tikkeul.${await token()}` : protocol;
    const all = Object.entries({ Origin: own(), ...headers }).filter(([, value]) => value);

    expect(await connect(asked, Object.fromEntries(all))).toBe(status);
  });

  test.each([
    ['a foreign page', { Origin: 'http://evil.example' }],
    ['the wrong port', { Origin: 'http://127.0.0.1:1' }],
    ['no page at all', {}],
  ])('gives no token to %s', async (_who, headers) => {
    await start();

    expect(await ask('/bridge-token', { method: 'POST', headers })).toMatchObject({ status: 403 });
  });
});

describe('the tray', () => {
  const JSON_TYPE = { 'Content-Type': 'application/json' };
  const coin = JSON.stringify({ command: 'coin KR500A' });

  async function startWithEmulator(): Promise<string[]> {
    const heard: string[] = [];
    const path = join(folder, 'acceptor-0.sock');
    emulator = createServer((client) => {
      client.on('data', (line) => {
        heard.push(String(line));
        client.write('{"ok":true,"outcome":"accepted",');
        client.end('"event":17}\n');
      });
    });
    await new Promise<void>((done) => emulator!.listen(path, done));
    await start(path);
    return heard;
  }

  test('puts a coin into the emulated acceptor and tells its answer', async () => {
    const heard = await startWithEmulator();

    const page = await ask('/tray');
    const reply = await ask('/emulator', { method: 'POST', headers: JSON_TYPE, body: coin });

    expect(page.body).toContain('tray');
    expect(JSON.parse(reply.body)).toEqual({ ok: true, outcome: 'accepted', event: 17 });
    expect(heard).toEqual(['coin KR500A\n']);
  });

  test.each([
    ['a form of a foreign page', { 'Content-Type': 'text/plain' }, coin, 415],
    ['a foreign page', { ...JSON_TYPE, Origin: 'http://evil.example' }, coin, 403],
    ['two commands at once', JSON_TYPE, JSON.stringify({ command: 'coin 1\ncoin 2' }), 400],
    ['what is no command', JSON_TYPE, '{}', 400],
    ['too much', JSON_TYPE, JSON.stringify({ command: 'x'.repeat(9000) }), 400],
  ])('refuses %s', async (_who, headers, body, status) => {
    const heard = await startWithEmulator();

    const reply = await ask('/emulator', { method: 'POST', headers, body });

    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: expect.any(String) });
    expect(heard).toEqual([]);
  });

  test('says that the emulator is not running', async () => {
    await start(join(folder, 'nowhere.sock'));

    const reply = await ask('/emulator', { method: 'POST', headers: JSON_TYPE, body: coin });

    expect(reply).toMatchObject({ status: 502, body: expect.stringContaining('not running') });
  });
});
