// Closing a wallet: paid out or given away, forgotten, and the books still balance.
import { describe, expect, onTestFinished, test } from 'vitest';
import { REFUND_POLICY, refundFee } from '#ledger/ledger/policy/refund.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { followedThrough } from '#ledger/use-cases/settle/follow-log.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import { aDisputedDeposit } from '../../support/disputes.ts';
import { refusalOf } from '../../support/ledger-app.ts';
import { openLedger } from '../../support/open-ledger.ts';
import { aPayingHouse } from '../../support/payouts.ts';
import { aRichHolder, balancesOf, stateOf } from '../../support/rich-holder.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

describe('the refund policy', () => {
  test.each([
    // rest, ever gained, cause, kept
    [1_000n, 10_000n, 'wish', 0n],
    [2_000n, 10_000n, 'wish', 0n],
    [2_001n, 10_000n, 'wish', 200n],
    [10_000n, 10_000n, 'wish', 1_000n],
    [9n, 9n, 'wish', 0n],
    [10_000n, 10_000n, 'service-change', 0n],
    [10_000n, 10_000n, 'error', 0n],
  ] as const)('of %s left from %s, for %s, keeps %s', (restPoints, gainedPoints, cause, kept) => {
    expect(refundFee(REFUND_POLICY, { restPoints, gainedPoints }, cause)).toBe(kept);
  });
});

describe('closing a wallet', () => {
  test('with a donation lets the statements of shops go on', async () => {
    // Memory forgives a shop that does not exist; a database does not.
    const house = await openLedger(temporarySqliteStore());
    onTestFinished(() => house.close());
    const { store } = house.ledger;
    const holder = await aRichHolder(house, '+821012345678');
    await holder.ask('DELETE', '/v1/wallet', { remaining: 'donate' });
    while ((await sealLog(store)) > 0);

    await serveShops({ store, zone: 'Asia/Seoul' });

    const { treeSize } = await store.read(({ log }) => log.state());
    expect(await store.read(followedThrough)).toBe(treeSize);
  });

  test('says beforehand what it would cost', async () => {
    const { holder, bankAccountId } = await aPayingHouse();

    const quote = await holder.ask('GET', '/v1/wallet/closing');
    await holder.ask('POST', '/v1/wallet/withdrawals', { points: '2000', bankAccountId });
    const busy = await holder.ask('GET', '/v1/wallet/closing');

    expect(quote.json()).toEqual({ points: '10000', feeMinor: '1000', isBusy: false });
    expect(busy.json()).toMatchObject({ isBusy: true });
  });

  test('pays out what is left, and forgets who it was', async () => {
    const { test: ledger, holder, bankAccountId, operator } = await aPayingHouse();
    await holder.ask('POST', '/v1/wallet/gifts', {
      phone: '+821099990000',
      points: '1000',
      from: '민지',
    });

    const closed = await holder.ask('DELETE', '/v1/wallet', { remaining: 'refund', bankAccountId });
    const after = await holder.ask('GET', '/v1/wallet');
    const file = (await operator('POST', '/v1/operator/payment-files')).json<{ id: string }>();
    const paying = await operator('GET', `/v1/operator/payment-files/${file.id}?format=csv`);

    expect(closed.json()).toEqual({
      refundedPoints: '10000',
      feeMinor: '1000',
      donatedPoints: '0',
    });
    expect(refusalOf(after)).toEqual({ status: 401, code: 'not-signed-in' });
    expect(paying.body).toContain('김티끌,004,123456789012,9000,KRW');
    const { store } = ledger.ledger;
    const [left] = (await stateOf(store, holder.walletId)).wallets;
    expect(left).toMatchObject({
      wallet: { phoneCipher: new Uint8Array() },
      lots: [],
      accounts: [],
      notices: [],
    });
  });

  test('erases the payee, too, once the bank has paid', async () => {
    const { test: ledger, holder, bankAccountId, operator } = await aPayingHouse();
    await holder.ask('DELETE', '/v1/wallet', { remaining: 'refund', bankAccountId });
    await operator('POST', '/v1/operator/payment-files');
    const { store } = ledger.ledger;
    const [sent] = await store.read((books) => books.withdrawals.inState('sent', undefined, 1));

    await operator('POST', `/v1/operator/withdrawals/${sent!.id}/answer`, {
      state: 'paid',
      reason: 'paid',
    });

    const paid = await store.read((books) => books.withdrawals.withdrawal(sent!.id));
    const again = await operator('POST', `/v1/operator/payment-files/${sent!.fileId}/hand-over`);
    expect(paid).toMatchObject({ state: 'paid', payeeCipher: new Uint8Array() });
    expect(refusalOf(again)).toEqual({ status: 409, code: 'payee-erased' });
  });

  test('gives away what is left, when that is the wish', async () => {
    const { test: ledger, holder } = await aPayingHouse();

    const closed = await holder.ask('DELETE', '/v1/wallet', { remaining: 'donate' });

    expect(closed.json()).toMatchObject({ donatedPoints: '10000' });
    expect(await balancesOf(ledger.ledger.store)).toEqual({
      'partner:payable:donations': -10_000n,
      'promo:expense:PTS': 10_000n,
    });
  });

  test('frees the number for a new wallet', async () => {
    const { test: ledger, holder } = await aPayingHouse();
    await holder.ask('DELETE', '/v1/wallet', { remaining: 'donate' });

    const token = await ledger.signIn(holder.phone);
    const wallet = await ledger.api.inject({
      url: '/v1/wallet',
      headers: { authorization: `Bearer ${token}` },
    });
    const history = await ledger.api.inject({
      url: '/v1/wallet/history',
      headers: { authorization: `Bearer ${token}` },
    });

    expect(wallet.json()).toMatchObject({ points: { available: '0' } });
    expect(history.json()).toEqual({ entries: [] });
  });

  test('waits for coins that have not matured', async () => {
    const { test: ledger, holder } = await aDisputedDeposit();
    const before = await stateOf(ledger.ledger.store, holder.walletId);

    const answer = await holder.ask('DELETE', '/v1/wallet', { remaining: 'donate' });

    expect(refusalOf(answer)).toEqual({ status: 409, code: 'wallet-busy' });
    expect(await stateOf(ledger.ledger.store, holder.walletId)).toEqual(before);
  });

  test('waits for a withdrawal that is under way', async () => {
    const { test: ledger, holder, withdraw } = await aPayingHouse();
    await withdraw('2000');
    const before = await stateOf(ledger.ledger.store, holder.walletId);

    const answer = await holder.ask('DELETE', '/v1/wallet', { remaining: 'donate' });

    expect(refusalOf(answer)).toEqual({ status: 409, code: 'wallet-busy' });
    expect(await stateOf(ledger.ledger.store, holder.walletId)).toEqual(before);
  });

  test('is not paid to an account of somebody else', async () => {
    const { test: ledger, holder } = await aPayingHouse();
    const before = await stateOf(ledger.ledger.store, holder.walletId);

    const answer = await holder.ask('DELETE', '/v1/wallet', {
      remaining: 'refund',
      bankAccountId: '018f0000-0000-7000-8000-000000000001',
    });

    expect(refusalOf(answer)).toEqual({ status: 404, code: 'bank-account-unknown' });
    expect(await stateOf(ledger.ledger.store, holder.walletId)).toEqual(before);
  });
});
