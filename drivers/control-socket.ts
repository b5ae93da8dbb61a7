// The control socket of an emulator: one command a line in, one JSON line out, for as many clients as come.
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { EmulatorConsole } from './emulator-console.ts';

/** Longer lines are refused and the client is sent away. */
const LINE_BYTES_MAX = 1024;
const CLIENTS_MAX = 64;
const PROBE_MS = 500;

export interface ControlSocket {
  /** Stops listening, ends the clients, removes the socket file. */
  close(): Promise<void>;
}

/** Listens at `path`; a file left by a dead emulator is replaced, a living one is an error in words. */
export async function openControlSocket(
  path: string,
  console: EmulatorConsole,
): Promise<ControlSocket> {
  if (await isAnswered(path)) throw new Error(`another emulator already listens at ${path}`);
  rmSync(path, { force: true });
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client));
    client.on('error', () => client.destroy());
    serve(client, console);
  });
  server.maxConnections = CLIENTS_MAX;
  await listen(server, path);
  chmodSync(path, 0o600);
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const client of clients) client.destroy();
      await closed;
      rmSync(path, { force: true });
    },
  };
}

/** Reads lines from `source` and gives each to `perform`; ends a line that grows beyond all measure. */
export function readLines(
  source: NodeJS.ReadableStream,
  perform: (line: string) => void,
  tooLong: () => void,
): void {
  let pending = '';
  source.on('data', (chunk: Buffer | string) => {
    const lines = (pending + chunk.toString()).split('\n');
    pending = lines.pop()!;
    for (const line of lines) if (line.trim() !== '') perform(line);
    if (pending.length > LINE_BYTES_MAX) {
      pending = '';
      tooLong();
    }
  });
}

/** Answers in the order of the questions. */
function serve(client: Socket, console: EmulatorConsole): void {
  let answered: Promise<unknown> = Promise.resolve();
  const answer = (line: object): void => {
    if (!client.destroyed) client.write(`${JSON.stringify(line)}\n`);
  };
  readLines(
    client,
    (line) => {
      const result = console.perform(line);
      answered = answered.then(async () => answer(await result));
    },
    () => {
      answer({ ok: false, error: `a line holds at most ${LINE_BYTES_MAX} characters` });
      client.end();
    },
  );
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    const finish = (isThere: boolean): void => {
      probe.destroy();
      resolve(isThere);
    };
    probe.setTimeout(PROBE_MS, () => finish(true));
    probe.once('connect', () => finish(true));
    probe.once('error', () => finish(false));
  });
}
