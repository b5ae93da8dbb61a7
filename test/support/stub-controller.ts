// A controller that says what a test tells it to: the kiosk's page, tokens, the bridge, and a list of what it heard.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer, type WebSocket } from 'ws';
import {
  ScreenCommand,
  type KioskView,
  type ToScreen,
  type OwnScreen,
} from '#kiosk/bridge/contract.ts';
import { SCREEN_POLICY } from './static-screens.ts';

const ROOT = fileURLToPath(new URL('../../dist/ui/', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export class StubController {
  readonly heard: ScreenCommand[] = [];
  /** What the page is told of its machine. */
  own: OwnScreen = {};
  #server: Server | undefined;
  #sockets: WebSocketServer | undefined;
  #screen: WebSocket | undefined;
  #view: KioskView | undefined;
  #port = 0;
  #isFrozen = false;

  /** Starts, or starts again on the same port. */
  async start(): Promise<string> {
    const server = createServer(async (request, response) => {
      if (this.#isFrozen) return;
      if (request.url === '/healthz') return void response.end('{}');
      if (request.url === '/bridge-token') {
        response.writeHead(200, { 'content-type': 'application/json' });
        return void response.end(JSON.stringify({ ...this.own, token: 'once' }));
      }
      const path = request.url?.startsWith('/assets/') ? request.url : '/kiosk/index.html';
      const body = await readFile(join(ROOT, path));
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': SCREEN_POLICY,
      });
      response.end(body);
    });
    const sockets = new WebSocketServer({ server, handleProtocols: ([first]) => first ?? false });
    sockets.on('connection', (socket) => {
      this.#screen = socket;
      socket.on('message', (data) =>
        this.heard.push(ScreenCommand.parse(JSON.parse(String(data)))),
      );
      if (this.#view) this.show(this.#view);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    [this.#server, this.#sockets] = [server, sockets];
    return `http://127.0.0.1:${this.#port}`;
  }

  show(view: KioskView): void {
    this.#view = view;
    this.#send({ kind: 'view', view });
  }

  takeOver(): void {
    this.#send({ kind: 'taken-over' });
  }

  /** Answers nothing any more, with its sockets still open. */
  freeze(): void {
    this.#isFrozen = true;
  }

  thaw(): void {
    this.#isFrozen = false;
  }

  async kill(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    for (const socket of this.#sockets?.clients ?? []) socket.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  #send(message: ToScreen): void {
    if (this.#screen?.readyState === 1) this.#screen.send(JSON.stringify(message));
  }
}
