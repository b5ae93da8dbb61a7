// Makes the call that an example describes, at a full house: what the samples stand for is put in their place.
import type { LightMyRequestResponse } from 'fastify';
import { once } from 'node:events';
import type { CallLine } from '#ledger/contract/calls/all.ts';
import type { Call } from '#ledger/contract/calls/call.ts';
import { SAMPLE } from '#ledger/contract/calls/samples.ts';
import { TABLE } from './described.ts';
import type { FullHouse } from './full-house.ts';
import type { TestLedger } from './open-ledger.ts';

export type Replayable = Readonly<{
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: string;
  headers: Readonly<Record<string, string>>;
  payload?: string;
}>;

/** The example of `line` as a request of somebody who may make it; `key` is its Idempotency-Key. */
export function requestOf(line: CallLine, house: FullHouse, key: string): Replayable {
  const { access, example } = TABLE[line]!;
  const { params = {}, query = {}, body } = inHouse(example, house);
  const [method, path = ''] = line.split(' ') as [Replayable['method'], string];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
  const asked = new URLSearchParams(query).toString();
  const url = asked === '' ? filled : `${filled}?${asked}`;
  if (access.startsWith('kiosk-')) return house.sign(url, body as object);
  const headers = {
    ...house.bring(access, line),
    ...(method !== 'GET' && { 'idempotency-key': key }),
  };
  if (body === undefined) return { method, url, headers };
  return {
    method,
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  };
}

/** The answer to the example; of a stream that does not end, its beginning. */
export async function replay(
  { api }: TestLedger,
  line: CallLine,
  house: FullHouse,
): Promise<Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>> {
  const request = requestOf(line, house, 'example');
  if (line !== 'GET /v1/wallet/stream') return api.inject(request);
  const answer = await api.inject({ ...request, payloadAsStream: true });
  const stream = answer.stream();
  const [chunk] = (await once(stream, 'data')) as [Buffer];
  stream.destroy();
  return { statusCode: answer.statusCode, headers: answer.headers, body: String(chunk) };
}

/** Puts the names of the house where the samples stand. */
function inHouse(example: Call['example'], { names }: FullHouse): Call['example'] {
  const pairs = Object.entries(SAMPLE) as [keyof typeof SAMPLE, string][];
  const text = pairs.reduce(
    (written, [name, sample]) =>
      sample.length < LONG_ENOUGH
        ? written.replaceAll(JSON.stringify(sample), JSON.stringify(names[name]))
        : written.replaceAll(sample, names[name]),
    JSON.stringify(example),
  );
  return JSON.parse(text) as Call['example'];
}

// Short samples, such as codes, could be a part of something else.
const LONG_ENOUGH = 20;
