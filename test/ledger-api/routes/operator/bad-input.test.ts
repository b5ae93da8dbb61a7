// Nonsense at the operator's doors gets a refusal in words and changes nothing.
import type { OpenAPIV3_1 } from 'openapi-types';
import { describe, expect, test } from 'vitest';
import { aLedger, refusalOf } from '../../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../../support/operator-calls.ts';

const SHOP = '018f0000-0000-7000-8000-000000000099';
const encode = (text: string) => Buffer.from(text).toString('base64url');
const CURSORS = ['!', 'AA', encode('\0\0'), encode('a\nb'), encode('-1'), encode('9'.repeat(40))];

describe('an operator’s door', () => {
  test('answers every cursor with a page or a refusal, on every list', async () => {
    const test = await aLedger();
    const { get } = await anOperatorWhoCalls(test);
    const document = (await test.api.inject('/openapi.json')).json<OpenAPIV3_1.Document>();
    const lists = Object.entries(document.paths ?? {})
      .filter(([, item]) => JSON.stringify(item?.get?.parameters ?? []).includes('"cursor"'))
      .flatMap(([path]) => (path.startsWith('/v1/operator/') ? [path.slice(13)] : []));

    const statuses = new Set<number>();
    for (const list of lists) {
      for (const cursor of CURSORS) {
        statuses.add((await get(`${list}?cursor=${encodeURIComponent(cursor)}`)).statusCode);
      }
    }

    expect(lists.length).toBeGreaterThanOrEqual(8);
    expect([...statuses].toSorted()).toEqual([200, 400]);
  });

  test.each([
    ['shops', { name: 'a\u0000b' }],
    ['shops', { name: '   ' }],
    ['shops', { name: 'a', colour: 'red' }],
    ['shops', { name: 'a', position: { latitudeE6: 91_000_000, longitudeE6: 0 } }],
    [`shops/${SHOP}/keys`, { scopes: ['take', 'take'] }],
    [`shops/${SHOP}/keys`, { scopes: [] }],
    ['kiosks', { name: 'x'.repeat(61) }],
    ['operators', { name: 'kim lee', role: 'admin' }],
    ['operators', { name: 'kim', role: 'king' }],
    [`tasks/${encode('a')}/close`, { note: '' }],
    ['coin-tables', { acceptorId: 'a', positions: [] }],
    ['rate-cards', { rates: [], policy: 'fixed-at-deposit' }],
  ])('refuses %s %j as malformed', async (path, body) => {
    const test = await aLedger();
    const { post } = await anOperatorWhoCalls(test);

    const answer = await post(path, body);

    expect(refusalOf(answer)).toEqual({ status: 400, code: 'malformed' });
    expect(await test.ledger.store.read(({ staff }) => staff.shops(undefined, 1))).toEqual([]);
  });

  test('wants an Idempotency-Key for every write', async () => {
    const test = await aLedger();
    const { post } = await anOperatorWhoCalls(test);

    const answer = await post('shops', { name: 'Corner' }, '');

    expect(refusalOf(answer)).toEqual({ status: 400, code: 'idempotency-key-missing' });
  });
});
