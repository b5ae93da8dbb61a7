// What is handed to the bank is paid: so nothing is that was given back before.
import { expect, test } from 'vitest';
import { refusalOf } from '../../support/ledger-app.ts';
import { aPayingHouse } from '../../support/payouts.ts';

const FILES = '/v1/operator/payment-files';

test('a payment file neither reaches the bank nor a person once a payment of it was given back', async () => {
  const { test: ledger, operator, withdraw } = await aPayingHouse();
  const id = await withdraw('5000');
  const file = (await operator('POST', FILES, {})).json<{ id: string }>();
  const failed = { state: 'failed', reason: 'the bank never got the file' };
  await operator('POST', `/v1/operator/withdrawals/${id}/answer`, failed);

  const answer = await operator('POST', `${FILES}/${file.id}/hand-over`, {});

  const fetched = [`${FILES}/${file.id}`, `${FILES}/${file.id}?format=csv`];
  const files = await Promise.all(fetched.map((url) => operator('GET', url)));

  const { taken } = ledger.ledger.bank as unknown as { taken: unknown[] };
  for (const refused of [answer, ...files]) {
    expect(refusalOf(refused)).toEqual({ status: 409, code: 'payment-file-stale' });
  }
  expect(taken).toEqual([]);
});
