// Webhooks over real sockets: only checked addresses are connected to, redirects are not followed, waits end.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { webhookSender } from '#ledger/webhooks/send.ts';

type Heard = Readonly<{ path: string; headers: IncomingMessage['headers']; body: string }>;

/** A receiver on this machine; `answer` says what it does with a request. */
async function aReceiver(
  answer: (reply: ServerResponse) => void = (reply) => reply.writeHead(204).end(),
) {
  const heard: Heard[] = [];
  const server = createServer((request, reply) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      heard.push({ path: request.url ?? '', headers: request.headers, body });
      answer(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { heard, port: (server.address() as AddressInfo).port };
}

const MESSAGE = { headers: { 'tikkeul-event': 'capture/1' }, body: '{"id":"capture/1"}' };
const here = async () => [{ address: '127.0.0.1', family: 4 }];

describe('a webhook', () => {
  test('is posted with its headers and exactly its body', async () => {
    const { heard, port } = await aReceiver();
    const send = webhookSender({ clock: handMovedClock(), allowed: [`127.0.0.1:${port}`] });

    const outcome = await send({ ...MESSAGE, url: `http://127.0.0.1:${port}/hook?shop=1` });

    expect(outcome).toEqual({ isTaken: true, answer: '204' });
    expect(heard).toMatchObject([
      {
        path: '/hook?shop=1',
        headers: { 'tikkeul-event': 'capture/1', host: `127.0.0.1:${port}` },
        body: MESSAGE.body,
      },
    ]);
  });

  test('goes to the address that was checked, under the name that was given', async () => {
    const { heard, port } = await aReceiver();
    const allowed = [`pos.shop.internal:${port}`];
    const send = webhookSender({ clock: handMovedClock(), allowed, resolve: here });

    await send({ ...MESSAGE, url: `http://pos.shop.internal:${port}/` });

    expect(heard[0]?.headers.host).toBe(`pos.shop.internal:${port}`);
  });

  test('is not sent to a public name that leads to a private address', async () => {
    const { heard, port } = await aReceiver();
    const mixed = async () => [{ address: '8.8.8.8', family: 4 }, ...(await here())];

    for (const resolve of [here, mixed]) {
      const send = webhookSender({ clock: handMovedClock(), allowed: [], resolve });
      const outcome = await send({ ...MESSAGE, url: `https://pos.example.com:${port}/` });
      expect(outcome).toEqual({ isTaken: false, answer: 'the address is not public' });
    }
    expect(heard).toEqual([]);
  });

  test('is not taken by a redirect, and follows none', async () => {
    const target = await aReceiver();
    const { port } = await aReceiver((reply) =>
      reply.writeHead(302, { location: `http://127.0.0.1:${target.port}/` }).end(),
    );
    const send = webhookSender({ clock: handMovedClock(), allowed: [`127.0.0.1:${port}`] });

    const outcome = await send({ ...MESSAGE, url: `http://127.0.0.1:${port}/` });

    expect(outcome).toEqual({ isTaken: false, answer: '302' });
    expect(target.heard).toEqual([]);
  });

  test('waits ten seconds for a receiver that says nothing', async () => {
    const { heard, port } = await aReceiver(() => {});
    const clock = handMovedClock();
    const send = webhookSender({ clock, allowed: [`127.0.0.1:${port}`] });

    const sending = send({ ...MESSAGE, url: `http://127.0.0.1:${port}/` });
    await expect.poll(() => heard.length).toBe(1);
    await clock.advance(10_000);

    expect(await sending).toEqual({ isTaken: false, answer: 'no answer within 10 s' });
  });

  test('waits no longer for a name that is not resolved', async () => {
    const clock = handMovedClock();
    const send = webhookSender({ clock, allowed: [], resolve: () => new Promise(() => {}) });

    const sending = send({ ...MESSAGE, url: 'https://pos.example.com/' });
    await clock.advance(10_000);

    expect(await sending).toEqual({ isTaken: false, answer: 'no answer within 10 s' });
  });

  test('is broken off when the ledger stops', async () => {
    const { heard, port } = await aReceiver(() => {});
    const stop = new AbortController();
    const allowed = [`127.0.0.1:${port}`];
    const send = webhookSender({ clock: handMovedClock(), allowed, stopping: stop.signal });

    const sending = send({ ...MESSAGE, url: `http://127.0.0.1:${port}/` });
    await expect.poll(() => heard.length).toBe(1);
    stop.abort();

    expect(await sending).toEqual({ isTaken: false, answer: 'broken off: the ledger stopped' });
  });

  test('says why nobody answered', async () => {
    const { port } = await aReceiver((reply) => reply.destroy());
    const send = webhookSender({ clock: handMovedClock(), allowed: [`127.0.0.1:${port}`] });

    const outcome = await send({ ...MESSAGE, url: `http://127.0.0.1:${port}/` });

    expect(outcome).toEqual({ isTaken: false, answer: 'no answer (ECONNRESET)' });
  });
});
