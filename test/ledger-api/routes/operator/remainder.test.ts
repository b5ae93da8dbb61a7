// What is left of a closed wallet: two people give it to the holder's next wallet, or try the last payment anew.
import { describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import { refusalOf } from '../../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../../support/operator-calls.ts';
import { aPayingHouse } from '../../../support/payouts.ts';
import { aRichHolder, balancesOf } from '../../../support/rich-holder.ts';

const codeOf = (answer: Parameters<typeof refusalOf>[0]): readonly unknown[] => {
  const { status, code } = refusalOf(answer);
  return [status, code];
};

/** A wallet that was closed; the bank could not pay what was left of it. */
async function aFailedFarewell(points = 10_000n) {
  const house = await aPayingHouse(points);
  const { test: ledger, holder, bankAccountId } = house;
  const first = await anOperatorWhoCalls(ledger, 'finance');
  const second = await anOperatorWhoCalls(ledger, 'finance');
  const { store } = ledger.ledger;
  await holder.ask('DELETE', '/v1/wallet', { remaining: 'refund', bankAccountId });
  const lastPayment = async () => {
    const [payment] = await store.read(({ withdrawals }) =>
      withdrawals.ofWallet(holder.walletId, undefined, 1),
    );
    return payment!;
  };
  /** Sends what waits to the bank, which answers. */
  const bank = async (state: 'paid' | 'failed') => {
    await first.post('payment-files');
    const { id } = await lastPayment();
    await first.post(`withdrawals/${id}/answer`, { state, reason: 'said so' });
  };
  await bank('failed');
  const path = `wallets/${holder.walletId}`;
  /** Proposed by one, approved by the other. */
  const give = async (body: object) => {
    const asked = await first.post(`${path}/remainder`, body);
    if (asked.statusCode !== 202) return asked;
    return second.post(`approvals/${asked.json<{ approvalId: string }>().approvalId}/approve`);
  };
  return { ...house, first, second, path, store, give, bank, lastPayment };
}

describe('what is left of a closed wallet', () => {
  test('is shown, with what can be done', async () => {
    const { first, path } = await aFailedFarewell();

    expect((await first.get(path)).json()).toMatchObject({
      remainder: { points: '10000', coins: [], canPayAgain: true },
    });
  });

  test('goes to the holder’s next wallet, with its expiry', async () => {
    const { test: ledger, give, holder, store } = await aFailedFarewell();
    const before = await store.read(({ holds }) => holds.openLots(holder.walletId));
    const next = await aRichHolder(ledger, holder.phone, 0n);

    const given = await give({ to: 'wallet', walletId: next.walletId });

    expect([given.statusCode, given.json()]).toEqual([
      200,
      {
        walletId: holder.walletId,
        points: '10000',
        to: 'wallet',
        toWalletId: next.walletId,
        deposits: 0,
      },
    ]);
    const after = await store.read(({ holds }) => holds.openLots(next.walletId));
    expect(after.map(({ expiresAtMs }) => expiresAtMs)).toEqual(
      before.map(({ expiresAtMs }) => expiresAtMs),
    );
    expect((await next.ask('GET', '/v1/wallet')).json()).toMatchObject({
      points: { available: '10000', held: '0' },
    });
    expect(await balancesOf(store)).toEqual({
      [`pts:avail:${next.walletId}`]: -10_000n,
      'promo:expense:PTS': 10_000n,
    });
  });

  test('is paid to the same bank once more, for the same fee, and its payee forgotten then', async () => {
    const { give, bank, lastPayment, store, holder } = await aFailedFarewell();
    const failed = await lastPayment();

    const given = await give({ to: 'bank' });
    const again = await lastPayment();
    await bank('paid');

    const [paid, old] = await store.read(async ({ withdrawals }) => [
      await withdrawals.withdrawal(again.id),
      await withdrawals.withdrawal(failed.id),
    ]);
    expect(given.json()).toMatchObject({ points: '10000', to: 'bank', withdrawalId: again.id });
    expect([again.points, again.feeMinor, again.policyName]).toEqual([10_000n, 1_000n, 'refund']);
    expect(paid).toMatchObject({ state: 'paid', payeeCipher: new Uint8Array() });
    expect(old).toMatchObject({ state: 'failed', payeeCipher: new Uint8Array() });
    expect(await balancesOf(store)).toMatchObject({ 'bank:main:KRW': -9_000n });
    expect(holder.walletId).toBe(paid?.walletId);
  });

  test('is given once, also when two pairs of people decide', async () => {
    const { test: ledger, first, give, holder, path } = await aFailedFarewell();
    const next = await aRichHolder(ledger, holder.phone, 0n);
    const body = { to: 'wallet', walletId: next.walletId };
    await first.post(`${path}/remainder`, body);
    const waiting = await first.post(`${path}/remainder`, { to: 'bank' });
    const { approvals } = (await first.get('approvals')).json<{ approvals: { id: string }[] }>();
    await first.post(`approvals/${approvals[0]!.id}/reject`);
    await give(body);

    const again = await give(body);

    expect([codeOf(waiting), codeOf(again)]).toEqual([
      [409, 'approval-waiting'],
      [409, 'nothing-left'],
    ]);
  });

  test('stays where it is for one person, an open wallet, a stranger, a full wallet, a payee erased', async () => {
    const { test: ledger, first, give, bank, holder, path, store } = await aFailedFarewell();
    const next = await aRichHolder(ledger, holder.phone, 495_000n);
    const toNext = { to: 'wallet', walletId: next.walletId };
    const asked = await first.post(`${path}/remainder`, { to: 'bank' });
    const { approvalId } = asked.json<{ approvalId: string }>();
    const refusals = [
      await first.post(`approvals/${approvalId}/approve`),
      await first.post(`wallets/${next.walletId}/remainder`, { to: 'bank' }),
      await first.post(`${path}/remainder`, toNext),
      await first.post(`${path}/remainder`, { to: 'wallet', walletId: holder.walletId }),
      await first.post('wallets/018f0000-0000-7000-8000-00000000abcd/remainder', { to: 'bank' }),
    ].map((answer) => codeOf(answer));
    await first.post(`approvals/${approvalId}/reject`);
    await give({ to: 'bank' });
    refusals.push(codeOf(await give({ to: 'bank' })));
    await bank('paid');
    refusals.push(codeOf(await give({ to: 'bank' })), codeOf(await give(toNext)));

    expect(refusals).toEqual([
      [403, 'approval-own'],
      [409, 'wallet-not-closed'],
      [409, 'balance-cap'],
      [404, 'not-found'],
      [404, 'not-found'],
      [409, 'wallet-busy'],
      [409, 'nothing-left'],
      [409, 'nothing-left'],
    ]);
    const left = await store.read(({ holds }) => holds.openLots(holder.walletId as WalletId));
    expect(left).toEqual([]);
  });
});
