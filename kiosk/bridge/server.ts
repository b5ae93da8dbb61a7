// The kiosk's port on loopback: the screen's page, its WebSocket, and for an emulated acceptor the tray.
import {
  createServer,
  type IncomingMessage,
  type Server,
  STATUS_CODES,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { z } from 'zod';
import type { Entropy } from '#drivers/entropy.ts';
import { answerJson, answerText, readBody } from './answers.ts';
import type { BridgeToken, OwnScreen } from './contract.ts';
import { EmulatorCommand, relayToEmulator } from './emulator-relay.ts';
import { answerAsset, answerPage } from './pages.ts';
import { isForeignOrigin, isOwnHost, isOwnOrigin } from './same-origin.ts';
import { createScreenSocket, type ScreenDeps } from './screen-socket.ts';
import { createTokens } from './tokens.ts';

export type BridgeDeps = ScreenDeps &
  Readonly<{
    /** 0 takes any free port. */
    port: number;
    entropy: Entropy;
    /** The built screens: `kiosk/index.html`, `tray/index.html`, `assets/*`. */
    uiDir: string;
    ownScreen: OwnScreen;
    /** Control socket of the emulated acceptor; absent with a real one, and then there is no tray. */
    emulatorControl?: string;
    health(): object;
  }>;

export interface BridgeServer {
  readonly port: number;
  /** The view has changed. */
  show(): void;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 only. Rejects with the error of `listen`, such as EADDRINUSE. */
export async function startBridge(deps: BridgeDeps): Promise<BridgeServer> {
  const screen = createScreenSocket(deps);
  const tokens = createTokens(deps.clock, deps.entropy);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_BYTES_MAX,
    perMessageDeflate: false,
    handleProtocols: ([first]) => first ?? false,
  });
  let port = deps.port;
  /** Every connection, also one that was refused or taken over and never went away: they end with us. */
  const connections = new Set<Duplex>();

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnHost(request, port)) return answerText(response, 403, 'This is not our name.');
    const path = (request.url ?? '/').split('?', 1)[0]!;
    const call = `${request.method === 'HEAD' ? 'GET' : request.method} ${path}`;
    if (call === 'GET /') return answerPage(response, deps.uiDir, 'kiosk');
    if (call === 'GET /healthz') return answerJson(response, 200, deps.health());
    if (call === 'POST /bridge-token') return issueToken(request, response);
    if (call.startsWith('GET /assets/')) {
      return answerAsset(response, deps.uiDir, path.slice('/assets/'.length));
    }
    const { emulatorControl } = deps;
    if (emulatorControl !== undefined && call === 'GET /tray') {
      return answerPage(response, deps.uiDir, 'tray');
    }
    if (emulatorControl !== undefined && call === 'POST /emulator') {
      return relay(emulatorControl, request, response);
    }
    answerText(response, 404, 'There is nothing here.');
  }

  function issueToken(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    if (!isOwnOrigin(request)) return answerText(response, 403, 'Only our own page may ask.');
    const granted = { ...deps.ownScreen, token: tokens.issue() };
    answerJson(response, 200, granted satisfies z.infer<typeof BridgeToken>);
  }

  async function relay(
    controlPath: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const refuse = (status: number, error: string): void =>
      answerJson(response, status, { ok: false, error });
    if (isForeignOrigin(request)) return refuse(403, 'Only our own page may ask.');
    // A form of a foreign page cannot send this type without asking first.
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
      return refuse(415, 'Send application/json.');
    }
    const command = parseCommand(await readBody(request, BODY_BYTES_MAX));
    if (command === undefined) return refuse(400, 'Send {"command":"coin KR500A"}.');
    const relayed = await relayToEmulator(controlPath, command);
    if (relayed.ok) answerJson(response, 200, relayed.answer);
    else refuse(502, relayed.sentence);
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (request.url !== '/bridge') return refuseUpgrade(socket, 404);
    if (!isOwnHost(request, port) || !isOwnOrigin(request)) return refuseUpgrade(socket, 403);
    const [, token] =
      /^tikkeul\.([\w-]+)$/.exec(request.headers['sec-websocket-protocol'] ?? '') ?? [];
    if (token === undefined || !tokens.redeem(token)) return refuseUpgrade(socket, 401);
    sockets.handleUpgrade(request, socket, head, (opened) => screen.take(opened));
  }

  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
  });
  server.maxConnections = CONNECTIONS_MAX;
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('upgrade', upgrade);
  server.on('request', (request, response) => {
    route(request, response).catch((error: unknown) => {
      deps.log('warn', 'a request could not be answered', { error: String(error) });
      if (response.headersSent) response.destroy();
      else answerText(response, 500, 'This did not work.');
    });
  });
  port = await listen(server, deps.port);

  return {
    port,
    show: () => screen.show(),
    close: async () => {
      screen.close();
      sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of connections) socket.destroy();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // A TCP server has an AddressInfo.
    });
  });
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
}

function parseCommand(body: string | undefined): string | undefined {
  try {
    return EmulatorCommand.parse(JSON.parse(body ?? '')).command;
  } catch {
    return undefined;
  }
}

const MESSAGE_BYTES_MAX = 1024;
const BODY_BYTES_MAX = 4096;
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
const CONNECTIONS_MAX = 64;
