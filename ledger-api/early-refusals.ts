// Refuses what never becomes a request of ours: addresses that are none, and bytes that are no HTTP.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Api } from './api.ts';
import { refuse } from './problem-reply.ts';
import { type ProblemCode, problemDocument, problems } from './problems.ts';

/** For Fastify's `frameworkErrors`: an address with a wrong escape is malformed, one with a part beyond measure is nowhere. */
export function refuseAddress(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  void refuse(reply, error.code === 'FST_ERR_BAD_URL' ? 'malformed' : 'not-found');
}

/** For Fastify's `clientErrorHandler`: answers over the bare connection, and closes it. */
export function refuseBytes(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(bareRefusal(CODE_BY_ERROR[error.code ?? ''] ?? 'malformed'));
  socket.destroySoon();
}

/** Answers what Node itself would refuse without a word: a request without a Host, and one that expects what we do not know. */
export function answerForNode(api: Api): void {
  api.server.on('checkExpectation', (request, response) =>
    api.server.emit('request', request, response),
  );
  api.addHook('onRequest', (request, reply, done) => {
    if (request.headers.host !== undefined) return done();
    return void refuse(reply, 'malformed');
  });
}

function bareRefusal(code: ProblemCode): string {
  const body = JSON.stringify(problemDocument(code));
  const { status } = problems[code];
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

const CODE_BY_ERROR: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too-large',
};
