// Large spending from a new device: refused until the number is proven on that very sign-in, and then done with the same key.
import { describe, expect, test } from 'vitest';
import { isUnproven } from '#ledger/auth/step-up.ts';
import { refusalOf, type TestLedger } from '../../support/ledger-app.ts';
import { asker, stateOf } from '../../support/rich-holder.ts';
import { aTill, PHONE } from '../../support/till.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NEW_NUMBER = '+821077778888';
const REFUSED = { status: 403, code: 'step-up-needed' };

/** Calls of one device; no key of one is a key of another. */
function caller(till: TestLedger, token: string) {
  const ask = asker(till, token);
  return (
    method: Parameters<typeof ask>[0],
    url: string,
    body?: object,
    key = `${token.slice(0, 8)}-${till.entropy.uuid(0)}`,
  ) => ask(method, url, body, key);
}

/**
 * A holder of 100,000 P whose phone has a bank account and, since `sinceMs`, who is signed in on another device, too:
 * `ask` is what that device asks for.
 */
async function aNewDevice(sinceMs = 10 * MINUTE_MS) {
  const till = await aTill({ points: 100_000n });
  const phone = caller(till, till.holder.token);
  await phone('POST', '/v1/wallet/identity', { name: '김티끌', birthDate: '1990-12-31' });
  const account = (accountNumber: string) => ({ bankCode: '004', accountNumber });
  const known = await phone('POST', '/v1/wallet/bank-accounts', account('11111111'));
  await till.clock.advance(31_000);
  const ask = caller(till, await till.signIn(PHONE));
  const added = await ask('POST', '/v1/wallet/bank-accounts', account('22222222'));
  await till.clock.advance(sinceMs);
  const bankAccountId = known.json<{ id: string }>().id;
  const addedAccountId = added.json<{ id: string }>().id;
  const prove = async () => {
    await ask('POST', '/v1/wallet/proof-codes');
    return ask('POST', '/v1/wallet/proofs', { code: till.codeFor(PHONE) });
  };
  return { ...till, ask, prove, bankAccountId, addedAccountId };
}

type Device = Awaited<ReturnType<typeof aNewDevice>>;
type Wish = (device: Device) => Promise<readonly [Parameters<Device['ask']>[0], string, object]>;

const gift = (points: string) => ({ phone: '+821099990000', points, from: 'Mina' });

const awaiting =
  (word: 'confirm' | 'decline', points = 30_001n): Wish =>
  async ({ holder, pay }) => {
    const { code } = await holder.code({ ceiling: '100' });
    const { id } = await pay(points, { code });
    return ['POST', `/v1/wallet/redemptions/${id}/${word}`, {}];
  };

const anotherNumber =
  (withOldCode: boolean): Wish =>
  async ({ ask, codeFor }) => {
    await ask('POST', '/v1/wallet/phone-change', { phone: NEW_NUMBER });
    const codes = { newCode: codeFor(NEW_NUMBER), ...(withOldCode && { oldCode: codeFor(PHONE) }) };
    return ['POST', '/v1/wallet/phone-change/confirm', { phone: NEW_NUMBER, ...codes }];
  };

const LARGE: readonly (readonly [string, Wish])[] = [
  ['a code', async () => ['POST', '/v1/wallet/redemption-codes', { ceiling: '30001' }]],
  ['a yes to a payment', awaiting('confirm')],
  ['a gift', async () => ['POST', '/v1/wallet/gifts', gift('30001')]],
  [
    'a withdrawal',
    async ({ bankAccountId }) => [
      'POST',
      '/v1/wallet/withdrawals',
      { points: '30001', bankAccountId },
    ],
  ],
  [
    'a withdrawal to an account added since',
    async ({ addedAccountId }) => [
      'POST',
      '/v1/wallet/withdrawals',
      { points: '2000', bankAccountId: addedAccountId },
    ],
  ],
  ['a change of the number without a code to the old one', anotherNumber(false)],
  [
    'the end of the wallet, paid out',
    async ({ bankAccountId }) => ['DELETE', '/v1/wallet', { remaining: 'refund', bankAccountId }],
  ],
  [
    'the end of the wallet, given away',
    async () => ['DELETE', '/v1/wallet', { remaining: 'donate' }],
  ],
];

const SMALL: readonly (readonly [string, Wish])[] = [
  ['a code', async () => ['POST', '/v1/wallet/redemption-codes', { ceiling: '30000' }]],
  ['a code with the usual ceiling', async () => ['POST', '/v1/wallet/redemption-codes', {}]],
  ['a yes to a payment', awaiting('confirm', 30_000n)],
  ['a no to a large payment', awaiting('decline')],
  ['a gift', async () => ['POST', '/v1/wallet/gifts', gift('30000')]],
  [
    'a withdrawal to an account of before',
    async ({ bankAccountId }) => [
      'POST',
      '/v1/wallet/withdrawals',
      { points: '30000', bankAccountId },
    ],
  ],
  ['a change of the number with codes to both', anotherNumber(true)],
];

describe('from a new device', () => {
  test.each(LARGE)(
    '%s waits for a proof, and is done with the same key after it',
    async (_, wish) => {
      const device = await aNewDevice();
      const [method, url, body] = await wish(device);
      const before = await stateOf(device.ledger.store, device.holder.walletId);

      const refused = await device.ask(method, url, body, 'the-wish');
      const after = await stateOf(device.ledger.store, device.holder.walletId);
      const proven = await device.prove();
      const done = await device.ask(method, url, body, 'the-wish');

      expect(refusalOf(refused)).toEqual(REFUSED);
      expect(after).toEqual(before);
      expect(proven.statusCode).toBe(200);
      expect([done.statusCode < 300, done.headers['idempotency-replayed']]).toEqual([
        true,
        undefined,
      ]);
    },
  );

  test.each(LARGE)('%s waits for nothing while the sign-in itself is fresh', async (_, wish) => {
    const device = await aNewDevice(10 * MINUTE_MS - 1);
    const [method, url, body] = await wish(device);

    expect((await device.ask(method, url, body)).statusCode).toBeLessThan(300);
  });

  test.each(SMALL)('small: %s waits for nothing', async (_, wish) => {
    const device = await aNewDevice();
    const [method, url, body] = await wish(device);

    expect((await device.ask(method, url, body)).statusCode).toBeLessThan(300);
  });

  test('a code that was refused does not take the place of the last one', async () => {
    const device = await aNewDevice();
    const { code } = await device.holder.code({ ceiling: '500' });

    await device.ask('POST', '/v1/wallet/redemption-codes', { ceiling: '30001' });

    expect(await device.pay(500n, { code })).toMatchObject({ status: 'captured' });
  });

  test('what was done is answered again when its proof has run out', async () => {
    const device = await aNewDevice();
    await device.prove();
    const give = (key: string) => device.ask('POST', '/v1/wallet/gifts', gift('30001'), key);
    const done = await give('the-wish');
    await device.clock.advance(10 * MINUTE_MS);

    const again = await give('the-wish');
    const another = await give('another');

    expect([again.statusCode, again.body]).toEqual([201, done.body]);
    expect(refusalOf(another)).toEqual(REFUSED);
  });

  test('a proof holds on the sign-in that gave it, and on no other', async () => {
    const device = await aNewDevice();
    const elsewhere = caller(device, device.holder.token);
    await device.prove();

    const there = await elsewhere('POST', '/v1/wallet/gifts', gift('30001'));
    const here = await device.ask('POST', '/v1/wallet/gifts', gift('30001'));

    expect(refusalOf(there)).toEqual(REFUSED);
    expect(here.statusCode).toBe(201);
  });

  test('a device that is known for a week proves nothing any more', async () => {
    const device = await aNewDevice(4 * DAY_MS);
    // Seen in between, or the sign-in would end.
    const give = () => device.ask('POST', '/v1/wallet/gifts', gift('30001'));
    const tooEarly = await give();
    await device.clock.advance(3 * DAY_MS);

    const given = await give();

    expect(refusalOf(tooEarly)).toEqual(REFUSED);
    expect(given.statusCode).toBe(201);
  });
});

describe('a sign-in has to prove the number', () => {
  const RULES = { newForMs: 7 * DAY_MS, abovePoints: 30_000n };
  const at = (provenAtMs: number) => ({ signedInAtMs: 0, provenAtMs });

  test.each([
    ['not in its first ten minutes', at(0), RULES, 10 * MINUTE_MS - 1, false],
    ['after ten minutes', at(0), RULES, 10 * MINUTE_MS, true],
    ['not within ten minutes of a proof', at(DAY_MS), RULES, DAY_MS + 10 * MINUTE_MS - 1, false],
    ['ten minutes after a proof', at(DAY_MS), RULES, DAY_MS + 10 * MINUTE_MS, true],
    ['to the end of its seventh day', at(0), RULES, 7 * DAY_MS - 1, true],
    ['no longer after seven days', at(0), RULES, 7 * DAY_MS, false],
    ['never where nothing is new', at(0), { ...RULES, newForMs: 0 }, DAY_MS, false],
  ])('%s', (_, signIn, rules, nowMs, expected) => {
    expect(isUnproven(signIn, rules, nowMs)).toBe(expected);
  });
});
