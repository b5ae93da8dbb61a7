// A bridge on a free port with small pages, and what browsers and intruders would ask of it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { systemClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import type { KioskView, ScreenCommand } from '#kiosk/bridge/contract.ts';
import { startBridge } from '#kiosk/bridge/server.ts';

export const attract = (unsentRecords: number): KioskView => ({
  screen: 'attract',
  kioskName: 'Demo kiosk',
  isOnline: true,
  unsentRecords,
  isSample: false,
  isForeignClosed: false,
  prices: [],
  acceptedCoins: [],
  isHelpCalled: false,
  hasGuessGame: false,
});

export type Reply = Readonly<{
  status: number;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}>;

export type Screen = Readonly<{
  socket: WebSocket;
  heard: unknown[];
  next(): Promise<unknown>;
  closed: Promise<number>;
}>;

export type BridgeRig = Awaited<ReturnType<typeof bridgeRig>>;

/** Pages in a fresh directory; `emulatorControl` is a path in it, or none. */
export async function bridgeRig(options: { emulatorControl?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  const pages = {
    'ui/kiosk/index.html': '<!doctype html><title>kiosk</title>',
    'ui/tray/index.html': '<!doctype html><title>tray</title>',
    'ui/assets/kiosk-abc.js': 'export {}',
    'ui/secret.json': '{}',
  };
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const performed: ScreenCommand[] = [];
  const shown = { view: attract(0) };
  const control = options.emulatorControl && join(folder, options.emulatorControl);
  const bridge = await startBridge({
    port: 0,
    clock: systemClock,
    entropy: seededEntropy('bridge'),
    uiDir: join(folder, 'ui'),
    ownScreen: { pitchMm: 0.277 },
    ...(control !== undefined && { emulatorControl: control }),
    view: () => shown.view,
    perform: (command) => performed.push(command),
    health: () => ({ ok: true }),
    log: () => {},
  });
  const own = `http://127.0.0.1:${bridge.port}`;

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
    const reply = await ask('/bridge-token', { method: 'POST', headers: { Origin: own } });
    return (JSON.parse(reply.body) as { token: string }).token;
  };

  /** The screen, or the status of a refusal. */
  function connect(protocol: string, headers: object = { Origin: own }): Promise<Screen | number> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`${own.replace('http', 'ws')}/bridge`, protocol, {
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
      const next = async (): Promise<unknown> => {
        while (heard.length === 0) await new Promise<void>((done) => (wake = done));
        return heard.shift();
      };
      socket.on('open', () => resolve({ socket, heard, closed, next }));
    });
  }

  return {
    folder,
    port: bridge.port,
    own,
    performed,
    shown,
    show: () => bridge.show(),
    ask,
    token,
    connect,
    openScreen: async (): Promise<Screen> => {
      const screen = await connect(`tikkeul.${await token()}`);
      if (typeof screen === 'number') throw new Error(`refused with ${screen}`);
      return screen;
    },
    close: async () => {
      await bridge.close();
      rmSync(folder, { recursive: true });
    },
  };
}
