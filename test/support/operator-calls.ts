// An operator of a test ledger who calls: each write has an Idempotency-Key of its own unless one is named.
import type { LightMyRequestResponse } from 'fastify';
import type { OperatorId } from '#ledger/contract/ids.ts';
import type { OperatorRole } from '#ledger/contract/staff.ts';
import type { TestLedger } from './open-ledger.ts';
import { aSignedInOperator } from './staff.ts';

export type OperatorCalls = Readonly<{
  operatorId: OperatorId;
  headers: Readonly<{ authorization: string }>;
  get(path: string): Promise<LightMyRequestResponse>;
  post(path: string, payload?: object, key?: string): Promise<LightMyRequestResponse>;
  patch(path: string, payload: object): Promise<LightMyRequestResponse>;
}>;

/** `path` is what follows `/v1/operator/`. */
export async function anOperatorWhoCalls(
  test: TestLedger,
  role: OperatorRole = 'admin',
): Promise<OperatorCalls> {
  const { operatorId, headers } = await aSignedInOperator(test, role);
  return callsOf(test.api, operatorId, headers);
}

/** Whoever has these headers, calling. */
export function callsOf(
  api: TestLedger['api'],
  operatorId: OperatorId,
  headers: OperatorCalls['headers'],
): OperatorCalls {
  let count = 0;
  const send = (method: 'POST' | 'PATCH', path: string, payload?: object, key?: string) =>
    api.inject({
      method,
      url: `/v1/operator/${path}`,
      headers: { ...headers, 'idempotency-key': key ?? `write-${++count}` },
      ...(payload && { payload }),
    });
  return {
    operatorId,
    headers,
    get: (path) => api.inject({ url: `/v1/operator/${path}`, headers }),
    post: (path, payload, key) => send('POST', path, payload, key),
    patch: (path, payload) => send('PATCH', path, payload),
  };
}
