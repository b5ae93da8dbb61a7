// Requests that could mean two things, or nothing: refused in words before anybody acts on them.
import { describe, expect, test } from 'vitest';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';
import { aSignedInOperator } from '../../support/staff.ts';
import { aTill } from '../../support/till.ts';

const json = { 'content-type': 'application/json' };
const MALFORMED = { status: 400, code: 'malformed' };

describe('a body', () => {
  test.each([
    ['with a key twice', '{"phone":"+821012345678","phone":"+821099990000"}'],
    ['with a key twice, written in two ways', String.raw`{"phone":"1","\u0070hone":"2"}`],
    ['with a key twice, deep inside', '{"phone":{"a":[{"b":1,"b":2}]}}'],
    [
      'that is not UTF-8',
      Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d]),
    ],
    ['in UTF-16', Buffer.from('{"phone":"+821012345678"}', 'utf16le')],
    ['as deep as it is long', '['.repeat(8_000) + ']'.repeat(8_000)],
    ['with a zero below zero', '{"phone":-0}'],
    ['with a number beyond all numbers', '{"phone":1e400}'],
    ['that is null', 'null'],
    ['in a list', '[{"phone":"+821012345678"}]'],
  ])('%s is malformed', async (_, payload) => {
    const { api, messages } = await aLedger();

    const answer = await api.inject({
      method: 'POST',
      url: '/v1/auth/otp',
      headers: json,
      payload,
    });

    expect([refusalOf(answer), messages]).toEqual([MALFORMED, []]);
  });

  test('may say the same words as text and as key', async () => {
    const { api } = await aLedger();
    const payload = String.raw`{"phone" : "\"phone\": a\\" }`;

    const answer = await api.inject({
      method: 'POST',
      url: '/v1/auth/otp',
      headers: json,
      payload,
    });

    expect(refusalOf(answer)).toEqual({ status: 400, code: 'phone-invalid' });
  });

  test('is refused where none is taken, but for an empty one', async () => {
    const { shop } = await aTill();
    const url = `/v1/shop/keys/${shop.keyId}/revoke`;

    const unasked = await shop.post(url, { overlapHours: 1 });
    const empty = await shop.post(url, {});

    expect([refusalOf(unasked), empty.statusCode]).toEqual([MALFORMED, 200]);
  });
});

describe('an address', () => {
  test.each([
    ['with a wrong escape', '/v1/wallet/deposits/%zz', MALFORMED],
    ['with half a character', '/v1/%ff%fe', MALFORMED],
    ['with a query where none is taken', '/v1/keys?all=1', MALFORMED],
    ['with a field twice', '/v1/kiosks?cursor=a&cursor=b', MALFORMED],
    [
      'of a part beyond measure',
      `/v1/operator/bags/${'x'.repeat(900)}`,
      { status: 404, code: 'not-found' },
    ],
    ['of a file that is not there', '/assets/nothing.js', { status: 404, code: 'not-found' }],
  ])('%s is refused in words', async (_, url, refusal) => {
    const { api } = await aLedger();

    expect(refusalOf(await api.inject(url))).toEqual(refusal);
  });

  test.each(['position=', 'position=0x10', 'position=1e3', 'at=2026-02-30T00:00:00.000Z'])(
    'with %s asks for no place and no moment',
    async (query) => {
      const test = await aLedger();
      const { headers } = await aSignedInOperator(test, 'finance');

      const answer = await test.api.inject({
        url: `/v1/operator/reports/trial-balance?${query}`,
        headers,
      });

      expect(refusalOf(answer)).toEqual(MALFORMED);
    },
  );

  test.each(['reports/statement?account=position:KRW&cursor=eA', 'suspense?cursor=eA'])(
    'with a cursor that is none of ours does not begin the list anew: %s',
    async (path) => {
      const test = await aLedger();
      const { headers } = await aSignedInOperator(test, 'finance');

      const answer = await test.api.inject({ url: `/v1/operator/${path}`, headers });

      expect(refusalOf(answer)).toEqual(MALFORMED);
    },
  );

  test('may name a task by a key as long as keys are', async () => {
    const test = await aLedger();
    const { headers } = await aSignedInOperator(test, 'finance');
    const key = `unreadable-record ${'k'.repeat(200)}`;
    await test.ledger.store.transact(({ paperwork }) =>
      paperwork.openTask({
        key,
        kind: 'unreadable-record',
        openedAtMs: 1,
        text: 'x',
        kioskId: undefined,
        record: undefined,
      }),
    );

    const answer = await test.api.inject({
      method: 'POST',
      url: `/v1/operator/tasks/${Buffer.from(key).toString('base64url')}/close`,
      headers: { ...headers, 'idempotency-key': 'close' },
      payload: { note: 'Looked at it.' },
    });

    expect(answer.statusCode).toBe(200);
  });
});

describe('a name', () => {
  test.each([
    ['that turns the line around', 'Cafe \u202Eevil'],
    ['with a space that nobody sees', 'Ca\u200Bfe'],
    ['with half a character', 'Cafe \ud800'],
    ['over two lines', 'Cafe\nevil'],
    ['over two lines, in another way', 'Cafe\u2028evil'],
  ])('%s is not taken', async (_, name) => {
    const test = await aLedger();
    const { headers } = await aSignedInOperator(test, 'admin');

    const answer = await test.api.inject({
      method: 'POST',
      url: '/v1/operator/shops',
      headers: { ...headers, 'idempotency-key': 'shop' },
      payload: { name },
    });

    expect(refusalOf(answer)).toEqual(MALFORMED);
  });

  test('of an operator has one way to be written', async () => {
    const test = await aLedger();
    const { headers } = await aSignedInOperator(test, 'admin');
    const create = (name: string) =>
      test.api.inject({
        method: 'POST',
        url: '/v1/operator/operators',
        headers: { ...headers, 'idempotency-key': Buffer.from(name).toString('hex') },
        payload: { name, role: 'viewer' },
      });

    expect((await create('kim')).statusCode).toBe(201);
    expect(refusalOf(await create('ｋｉｍ'))).toEqual(MALFORMED);
  });
});
