// What comes over the wire without being a request of ours: answered as a problem, over a real socket.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { aLedger } from '../../support/ledger-app.ts';

/** Sends bytes to a listening ledger and answers everything that comes back. */
async function send(bytes: string): Promise<string> {
  const { api } = await aLedger();
  await api.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(10_000, () => socket.destroy());
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}

const CLOSE = 'Connection: close\r\n\r\n';

describe('bytes that are', () => {
  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'malformed'],
    [
      'a method that nobody knows',
      `BREW /v1/keys HTTP/1.1\r\nHost: x\r\n${CLOSE}`,
      400,
      'malformed',
    ],
    ['a TRACE', `TRACE /v1/keys HTTP/1.1\r\nHost: x\r\n${CLOSE}`, 405, 'method-not-allowed'],
    ['a request without a Host', `GET /v1/keys HTTP/1.1\r\n${CLOSE}`, 400, 'malformed'],
    [
      'headers beyond measure',
      `GET /v1/keys HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n${CLOSE}`,
      431,
      'headers-too-large',
    ],
    [
      'two lengths at once',
      `POST /v1/auth/otp HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n${CLOSE}0\r\n\r\n`,
      400,
      'malformed',
    ],
    [
      'a header folded over two lines',
      `GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\0\r\n${CLOSE}`,
      400,
      'malformed',
    ],
  ])('%s', async (_, bytes, status, code) => {
    const [head = '', body = ''] = (await send(bytes)).split('\r\n\r\n');

    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({
      status,
      code,
      detail: expect.stringMatching(/^[A-Z].+\.$/),
    });
  });

  test('a request that expects what we do not know is answered like any other', async () => {
    const answer = await send(`GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n${CLOSE}`);

    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });
});
