// The client as a shop's own program uses it on Node: typed by the table, over a fetch that is passed in.
import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, test } from 'vitest';
import { ledgerCalls } from '#ledger/contract/client.ts';
import { aTill } from '../../support/till.ts';

type Till = Awaited<ReturnType<typeof aTill>>;

const responseOf = ({ statusCode, headers, body }: LightMyRequestResponse): Response =>
  new Response(statusCode === 204 ? null : body, {
    status: statusCode,
    headers: headers as Record<string, string>,
  });

/** A fetch that reaches the test ledger at https://ledger.example and nothing else. */
const fetcherOf =
  ({ api }: Till): typeof fetch =>
  async (address, { method = 'GET', headers, body } = {}) => {
    const { origin, pathname, search } = new URL(String(address));
    if (origin !== 'https://ledger.example') throw new TypeError('fetch failed');
    const answer = await api.inject({
      method: method as 'GET',
      url: pathname + search,
      headers: headers as Record<string, string>,
      ...(typeof body === 'string' && { payload: body }),
    });
    return responseOf(answer);
  };

async function aProgram(origin = 'https://ledger.example') {
  const till = await aTill();
  const call = ledgerCalls({ fetcher: fetcherOf(till), origin, headers: till.shop.headers });
  return { till, call };
}

describe('a program of a shop', () => {
  test('takes points, and looks at what it took', async () => {
    const { till, call } = await aProgram();
    const { code } = await till.holder.code();
    const body = { code, points: '1500', orderId: 'A-1', capture: true };

    const taken = await call('POST /v1/redemptions', { body, key: 'sale-1' });
    const again = await call('POST /v1/redemptions', { body, key: 'sale-1' });
    const id = taken.ok ? taken.value.id : '';
    const seen = await call('GET /v1/redemptions/{id}', { params: { id } });

    expect(taken).toMatchObject({ ok: true, value: { status: 'captured', points: '1500' } });
    expect([again, seen]).toEqual([taken, taken]);
  });

  test('is told of a refusal by code, status and sentence', async () => {
    const { call } = await aProgram();
    const body = { code: '00000000', points: '1', orderId: 'A-1', capture: true };

    const refused = await call('POST /v1/redemptions', { body, key: 'sale-1' });

    expect(refused).toMatchObject({
      ok: false,
      status: 404,
      code: 'redemption-code-wrong',
      detail: expect.any(String),
    });
  });

  test('asks with a query, and writes what stands in an address so that it stays one part', async () => {
    const { call } = await aProgram();

    const listed = await call('GET /v1/redemptions', {
      query: { date: '2026-11-22', cursor: undefined },
    });
    const odd = await call('GET /v1/redemptions/{id}', { params: { id: '../../v1/keys?x=1' } });

    expect(listed).toEqual({ ok: true, value: { redemptions: [] } });
    expect(odd).toMatchObject({ ok: false, status: 400, code: 'malformed' });
  });

  test('hears that nothing answered, and nothing worse', async () => {
    const { call } = await aProgram('https://elsewhere.example');

    expect(await call('GET /v1/shop')).toEqual({ ok: false, code: 'unreachable' });
  });
});
