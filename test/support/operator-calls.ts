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
  let count = 0;
  const send = (method: 'POST' | 'PATCH', path: string, payload?: object, key?: string) =>
    test.api.inject({
      method,
      url: `/v1/operator/${path}`,
      headers: { ...headers, 'idempotency-key': key ?? `write-${++count}` },
      ...(payload && { payload }),
    });
  return {
    operatorId,
    headers,
    get: (path) => test.api.inject({ url: `/v1/operator/${path}`, headers }),
    post: (path, payload, key) => send('POST', path, payload, key),
    patch: (path, payload) => send('PATCH', path, payload),
  };
}
