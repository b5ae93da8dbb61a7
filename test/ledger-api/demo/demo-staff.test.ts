// The shop and the operators of the demo house: made once, told the same at each start, and they can sign in.
import { expect, test } from 'vitest';
import { totpStep } from '#ledger/auth/one-time-code.ts';
import { totpCode } from '#ledger/auth/one-time-code.ts';
import { keptCredentials, totpSecretOf } from '#ledger/auth/operator-credentials.ts';
import { openDemoStaff } from '#ledger/demo/demo-staff.ts';
import { aLedger } from '../../support/ledger-app.ts';

test('the demo house tells the same shop key and the same two operators at each start', async () => {
  const { ledger } = await aLedger();

  const first = await openDemoStaff(ledger);
  const second = await openDemoStaff(ledger);
  const made = await ledger.store.read(async ({ staff }) => ({
    shops: (await staff.shops(undefined, 10)).map(({ name }) => name),
    operators: (await staff.operators(undefined, 10)).map(({ name, role }) => `${name} ${role}`),
  }));

  expect(second).toEqual(first);
  expect(made).toEqual({ shops: ['Demo shop'], operators: ['first admin', 'second admin'] });
});

test('the people of the demo house sign in with what is told', async () => {
  const { ledger, api, clock } = await aLedger();
  const { shopKey, operators } = await openDemoStaff(ledger);
  const post = (url: string, payload: object) => api.inject({ method: 'POST', url, payload });

  const shop = await post('/v1/auth/shop-sessions', { key: shopKey });
  const answers = [];
  for (const { name, password } of operators) {
    const operator = (await ledger.store.read(({ staff }) => staff.operatorNamed(name)))!;
    const oneTimeCode = totpCode(totpSecretOf(ledger.keys, operator), totpStep(clock.nowMs()));
    answers.push(await post('/v1/auth/operator-sessions', { name, password, oneTimeCode }));
  }

  expect([shop, ...answers].map((answer) => answer.statusCode)).toEqual([200, 200, 200]);
});

test('the demo house does not tell secrets that were changed since', async () => {
  const { ledger, entropy } = await aLedger();
  await openDemoStaff(ledger);
  await ledger.store.transact(async ({ staff }) => {
    const first = (await staff.operatorNamed('first'))!;
    const kept = await keptCredentials(
      ledger.keys,
      first.id,
      'another issue',
      entropy,
      ledger.passwordCost,
    );
    await staff.saveOperator({ ...first, ...kept });
    const [shop] = await staff.shops(undefined, 1);
    const [key] = await staff.shopKeys(shop!.id);
    await staff.saveShopKey({ ...key!, revokedAtMs: ledger.clock.nowMs() });
  });

  const told = await openDemoStaff(ledger);

  expect(told.shopKey).toBeUndefined();
  expect(told.operators.map(({ name }) => name)).toEqual(['second']);
});
