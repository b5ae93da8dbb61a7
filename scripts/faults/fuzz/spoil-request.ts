// Spoils a request around its body: its method, its address, its headers.
import type { Replayable } from '../../../test/support/replay.ts';
import { BAD_QUERIES, BAD_SEGMENTS } from './bad-values.ts';
import type { Dice } from './dice.ts';
import { spoilBody } from './spoil-body.ts';

export type Fuzzed = Readonly<{
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  payload?: string | Buffer;
}>;

/** One thing about `request` is no longer as it was. */
export function spoil(request: Fuzzed, dice: Dice): Fuzzed {
  const hasBody = typeof request.payload === 'string';
  if (hasBody && dice.chance(60)) {
    return { ...request, payload: spoilBody(request.payload as string, dice) };
  }
  const ways = [spoilAddress, spoilQuery, spoilHeader, spoilMethod, addBody] as const;
  return dice.one(ways)(request, dice);
}

function spoilAddress({ url, ...request }: Fuzzed, dice: Dice): Fuzzed {
  const [path = '', query] = url.split('?');
  const parts = path.split('/');
  const at = 1 + dice.below(parts.length - 1);
  const way = dice.below(6);
  if (way === 0) parts.push('');
  else if (way === 1) parts[at] = parts[at]!.toUpperCase();
  else parts[at] = dice.one(BAD_SEGMENTS);
  const spoiled = parts.join('/');
  return { ...request, url: query === undefined ? spoiled : `${spoiled}?${query}` };
}

const spoilQuery = ({ url, ...request }: Fuzzed, dice: Dice): Fuzzed => ({
  ...request,
  url: `${url}${url.includes('?') ? '&' : '?'}${dice.one(BAD_QUERIES)}`,
});

function spoilHeader({ headers, ...request }: Fuzzed, dice: Dice): Fuzzed {
  const name = dice.one([...Object.keys(headers), ...Object.keys(BAD_HEADERS)]);
  const values = BAD_HEADERS[name] ?? ['', 'x', 'é', 'x'.repeat(3_000)];
  if (dice.chance(25)) {
    const { [name]: _, ...rest } = headers;
    return { ...request, headers: rest };
  }
  return { ...request, headers: { ...headers, [name]: dice.one(values) } };
}

const spoilMethod = (request: Fuzzed, dice: Dice): Fuzzed => ({
  ...request,
  method: dice.one(METHODS),
});

const addBody = (request: Fuzzed, dice: Dice): Fuzzed => ({
  ...request,
  headers: { ...request.headers, 'content-type': 'application/json' },
  payload: spoilBody('{"note":"unasked"}', dice),
});

/** The request of an example, as something that can be spoiled. */
export const asFuzzed = (request: Replayable): Fuzzed => ({ ...request });

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'QUERY',
] as const;

const BAD_HEADERS: Readonly<Record<string, readonly string[]>> = {
  'content-type': [
    'text/plain',
    'application/xml',
    'application/json; charset=utf-16',
    'application/problem+json',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/json, text/plain',
    ';',
    '',
  ],
  'content-encoding': ['gzip', 'br'],
  'idempotency-key': ['', ' ', 'a b', 'ключ', 'x'.repeat(201), 'example', '__proto__'],
  authorization: ['Bearer', 'Bearer x', 'Basic eDp4', `Bearer ${'x'.repeat(500)}`, 'bearer é'],
  cookie: ['__Host-wallet-x=1', '=;=;=', '__proto__=1', `a=${'b'.repeat(3_000)}`],
  accept: ['text/csv', '*/*;q=x', 'application/xml'],
  origin: ['https://evil.example', 'null', ''],
  host: ['', 'evil.example', '127.0.0.1:99999', '[::1'],
  'x-client': ['web', 'WEB', ''],
  'x-forwarded-for': ['1.2.3.4', "'; --"],
  'x-http-method-override': ['DELETE'],
  'if-none-match': ['*', '"', `"${'x'.repeat(2_000)}"`],
  'last-event-id': ['-1', '1e9', 'x'],
  'transfer-encoding': ['identity'],
};
