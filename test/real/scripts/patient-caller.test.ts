// The caller of `npm run faults -- books`: it asks until there is an answer, and notices a promise that was not kept.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { patientCaller } from '../../../scripts/faults/books/caller.ts';

const WRITE = {
  method: 'POST',
  path: '/gifts',
  headers: { 'idempotency-key': 'k' },
  body: '{}',
} as const;

async function aCaller(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return patientCaller(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

test('a call without an answer is sent again until there is one, and then kept', async () => {
  let calls = 0;
  const caller = await aCaller((request, response) => {
    calls += 1;
    if (calls === 1) return void request.socket.destroy();
    if (calls === 2) return void response.writeHead(503).end('{}');
    const replayed = calls === 3 ? {} : { 'idempotency-replayed': 'true' };
    return void response.writeHead(201, replayed).end('{"id":"1"}');
  });

  const answer = await caller.ask(WRITE);

  expect(answer).toMatchObject({ status: 201, body: { id: '1' }, isReplayed: false });
  expect(await caller.unkeptPromises()).toEqual([]);
  expect(caller.counts()).toEqual({ acknowledged: 1, sentAgain: 1 });
});

test.each([
  ['forgotten and done again', 201, '{"id":"2"}'],
  ['done again alike', 201, '{"id":"1"}'],
  ['refused', 409, '{"code":"insufficient-points"}'],
])('a promise that is %s is noticed', async (_, status, body) => {
  let calls = 0;
  const caller = await aCaller((_request, response) => {
    calls += 1;
    if (calls === 1) response.writeHead(201).end('{"id":"1"}');
    else response.writeHead(status).end(body);
  });

  await caller.ask(WRITE);

  expect(await caller.unkeptPromises()).toEqual([
    `/gifts was 201 and is ${status} when asked again.`,
  ]);
});

test('what is used up for today is an answer', async () => {
  let calls = 0;
  const caller = await aCaller((_request, response) => {
    calls += 1;
    response.writeHead(429, { 'retry-after': '3600' }).end('{"code":"too-many-requests"}');
  });

  expect(await caller.ask(WRITE)).toMatchObject({ status: 429, retryAfterMs: 3_600_000 });
  expect(calls).toBe(1);
});
