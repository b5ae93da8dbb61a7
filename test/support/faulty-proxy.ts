// An HTTP proxy on loopback that misbehaves on request: unreachable, losing answers after delivery, sending twice.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ProxyFault = 'none' | 'unreachable' | 'lose-answers' | 'send-twice';

export type FaultyProxy = Readonly<{
  url: string;
  /** How the next requests fare. */
  behave(fault: ProxyFault): void;
  /** Requests seen while misbehaving, by fault. */
  hits: Readonly<Record<ProxyFault, number>>;
  close(): Promise<void>;
}>;

/** Starts a proxy on `port` in front of `targetUrl`. */
export async function faultyProxy(port: number, targetUrl: string): Promise<FaultyProxy> {
  const hits: Record<ProxyFault, number> = {
    none: 0,
    unreachable: 0,
    'lose-answers': 0,
    'send-twice': 0,
  };
  let fault: ProxyFault = 'none';

  const server = createServer((incoming, answer) => {
    hits[fault]++;
    if (fault === 'unreachable') return void incoming.socket.destroy();
    void deliver(fault, incoming, answer);
  });

  async function deliver(now: ProxyFault, incoming: IncomingMessage, answer: ServerResponse) {
    try {
      const body = await bytesOf(incoming);
      if (now === 'send-twice') await forward(targetUrl, incoming, body);
      const reply = await forward(targetUrl, incoming, body);
      if (now === 'lose-answers') return incoming.socket.destroy();
      answer.writeHead(reply.status, reply.headers).end(reply.body);
    } catch {
      incoming.socket.destroy();
    }
    return undefined;
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behave: (next) => {
      fault = next;
    },
    hits,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Reply = { status: number; headers: IncomingMessage['headers']; body: Buffer };

function forward(targetUrl: string, incoming: IncomingMessage, body: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      new URL(incoming.url ?? '/', targetUrl),
      { method: incoming.method ?? 'GET', headers: { ...incoming.headers, connection: 'close' } },
      async (reply) => {
        const { 'transfer-encoding': _, connection: __, ...headers } = reply.headers;
        resolve({ status: reply.statusCode ?? 502, headers, body: await bytesOf(reply) });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
