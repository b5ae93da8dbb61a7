// A ledger that is told of a provider by its settings: a sign-in code reaches it over a real socket, signed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { openMessages } from '#ledger/messages/open-messages.ts';
import { webhookSignature } from '#ledger/webhooks/sign.ts';
import { temporaryFolder } from '../../support/ledger-process.ts';

test('a message reaches the provider, after one that answered with an error', async () => {
  const heard: { body: string; signature: string; event: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { 'tikkeul-signature': signature, 'tikkeul-event': event } = request.headers;
      heard.push({ body, signature: String(signature), event: String(event) });
      response.writeHead(heard.length === 1 ? 500 : 202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`;
  const dataDir = temporaryFolder();
  const failed: string[] = [];
  const sink = openMessages(
    { kind: 'https', url, secret: 'a secret of 16 or more' },
    {
      dataDir,
      dataKey: systemEntropy.bytes(32),
      clock: systemClock,
      entropy: systemEntropy,
      stopping: new AbortController().signal,
      failed: (why) => failed.push(why),
    },
  );
  onTestFinished(() => sink.stop());

  sink.send({ to: '+821012345678', kind: 'code', text: '123456' });
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(2);
  await expect.poll(() => sink.waiting()).toBe(0);

  const [first, second] = heard;
  const seconds = Number(/^t=(\d+),/.exec(second!.signature)![1]);
  expect(JSON.parse(second!.body)).toMatchObject({ to: '+821012345678', text: '123456' });
  expect(second!.body).toBe(first!.body);
  expect(second!.event).toBe(first!.event);
  expect(second!.signature).toBe(
    webhookSignature(['a secret of 16 or more'], second!.body, seconds * 1000),
  );
  expect([failed, existsSync(join(dataDir, 'messages'))]).toEqual([[], true]);
});
