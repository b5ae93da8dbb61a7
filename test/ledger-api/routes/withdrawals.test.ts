// Points as money over HTTP: who may, what it costs, and what became of it.
import { describe, expect, test } from 'vitest';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';
import { aPayingHouse, PERSON } from '../../support/payouts.ts';
import { aRichHolder, balancesOf, stateOf } from '../../support/rich-holder.ts';

const NUMBER = { bankCode: '004', accountNumber: '123-456-789012' };

describe('a holder who wants to be paid', () => {
  test('has the identity checked first, and then larger limits', async () => {
    const holder = await aRichHolder(await aLedger(), '+821012345678');

    const before = await holder.ask('GET', '/v1/wallet/identity');
    const tooEarly = await holder.ask('POST', '/v1/wallet/bank-accounts', NUMBER);
    const after = await holder.ask('POST', '/v1/wallet/identity', PERSON);

    expect(before.json()).toEqual({ tier: 1, balanceCap: '500000', foreignDaily: '500000' });
    expect(refusalOf(tooEarly)).toEqual({ status: 403, code: 'identity-needed' });
    expect(after.json()).toMatchObject({ tier: 2, balanceCap: '2000000' });
  });

  test.each([
    ['Refused', { status: 403, code: 'identity-refused' }],
    ['Unavailable', { status: 503, code: 'identity-unavailable' }],
  ])('stays in tier 1 when the service says %s', async (name, refusal) => {
    const ledger = await aLedger();
    const holder = await aRichHolder(ledger, '+821012345678');
    const before = await stateOf(ledger.ledger.store, holder.walletId);

    const answer = await holder.ask('POST', '/v1/wallet/identity', { ...PERSON, name });

    expect(refusalOf(answer)).toEqual(refusal);
    expect(await stateOf(ledger.ledger.store, holder.walletId)).toEqual(before);
  });

  test('is asked five times a day at most who they are', async () => {
    const holder = await aRichHolder(await aLedger(), '+821012345678');
    const ask = () => holder.ask('POST', '/v1/wallet/identity', { ...PERSON, name: 'Refused' });
    for (let i = 0; i < 5; i++) await ask();

    expect(refusalOf(await ask())).toEqual({ status: 429, code: 'too-many-requests' });
  });

  test('sees account numbers masked, keeps one of each, and can remove them', async () => {
    const { holder, bankAccountId } = await aPayingHouse();

    const again = await holder.ask('POST', '/v1/wallet/bank-accounts', {
      ...NUMBER,
      accountNumber: '123456789012',
    });
    const listed = await holder.ask('GET', '/v1/wallet/bank-accounts');
    const removed = await holder.ask('DELETE', `/v1/wallet/bank-accounts/${bankAccountId}`);

    const account = { id: bankAccountId, bankCode: '004', number: '••••••9012' };
    expect(again.json()).toEqual(account);
    expect(listed.json()).toEqual({ bankAccounts: [account] });
    expect(removed.json()).toEqual({ bankAccounts: [] });
  });

  test('sets the points aside and sees the price', async () => {
    const { holder, bankAccountId } = await aPayingHouse();

    const made = await holder.ask('POST', '/v1/wallet/withdrawals', {
      points: '5000',
      bankAccountId,
    });
    const listed = await holder.ask('GET', '/v1/wallet/withdrawals');
    const wallet = await holder.ask('GET', '/v1/wallet');

    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      state: 'requested',
      points: '5000',
      feeMinor: '300',
      payoutMinor: '4700',
      accountNumber: '••••••9012',
    });
    expect(listed.json()).toEqual({
      terms: { policyVersion: 1, minimumPoints: '2000', feeMinor: '300' },
      withdrawals: [made.json()],
    });
    expect(wallet.json()).toMatchObject({
      points: {
        available: '5000',
        held: '5000',
        heldFor: [{ purpose: 'withdrawal', points: '5000' }],
      },
    });
  });

  test('asks twice with one key and is paid once', async () => {
    const { test: ledger, holder, bankAccountId } = await aPayingHouse();
    const body = { points: '5000', bankAccountId };

    const first = await holder.ask('POST', '/v1/wallet/withdrawals', body, 'once');
    const again = await holder.ask('POST', '/v1/wallet/withdrawals', body, 'once');

    expect(again.body).toBe(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await balancesOf(ledger.ledger.store)).toMatchObject({
      [`pts:held:${holder.walletId}`]: -5_000n,
    });
  });

  test.each([
    ['below the minimum', { points: '1999' }, { status: 409, code: 'below-minimum' }],
    ['more than there is', { points: '10001' }, { status: 409, code: 'insufficient-points' }],
    [
      'an account of somebody else',
      { bankAccountId: '018f0000-0000-7000-8000-000000000001' },
      { status: 404, code: 'bank-account-unknown' },
    ],
    ['not a number', { points: '1e4' }, { status: 400, code: 'malformed' }],
  ])('is refused and keeps everything: %s', async (_, wrong, refusal) => {
    const { test: ledger, holder, bankAccountId } = await aPayingHouse();
    const before = await stateOf(ledger.ledger.store, holder.walletId);

    const answer = await holder.ask('POST', '/v1/wallet/withdrawals', {
      points: '5000',
      bankAccountId,
      ...wrong,
    });

    expect(refusalOf(answer)).toEqual(refusal);
    expect(await stateOf(ledger.ledger.store, holder.walletId)).toEqual(before);
  });

  test('sees their own withdrawals and nobody else’s', async () => {
    const { test: ledger, withdraw } = await aPayingHouse();
    const id = await withdraw('5000');
    const other = await aRichHolder(ledger, '+821099990000');

    const foreign = await other.ask('GET', `/v1/wallet/withdrawals/${id}`);

    expect(refusalOf(foreign)).toEqual({ status: 404, code: 'not-found' });
  });

  test('finds no account number or name in what is stored', async () => {
    const { test: ledger, holder, withdraw } = await aPayingHouse();
    await withdraw('5000');

    const kept = await stateOf(ledger.ledger.store, holder.walletId);

    const text = JSON.stringify(kept, (_, value: unknown) => {
      if (typeof value === 'bigint') return String(value);
      return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
    });
    for (const secret of ['123456789012', PERSON.name, '1012345678']) {
      expect(text).not.toContain(secret);
    }
  });
});
