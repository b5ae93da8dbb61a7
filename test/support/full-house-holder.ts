// The holder of a full house: known by name, paid once and waiting to be paid again, giving and given, with a claim.
import type { SAMPLE } from '#ledger/contract/calls/samples.ts';
import type { TwoPeople } from './full-house-coins.ts';
import { DAY_MS } from './ledger-world.ts';
import type { TestLedger } from './open-ledger.ts';
import { aRichHolder, asker } from './rich-holder.ts';

const PHONE = '+821012345678';
const FRIEND = '+821099990000';
const LEAVER = '+821088880000';
const GONE = '+821066660000';

/** Signs the holder in twice, a friend, and somebody who will leave; `matured` is a deposit of the holder's. */
export async function aHolderInSwing(
  test: TestLedger,
  { first, second }: TwoPeople,
  matured: string,
) {
  const holder = await aRichHolder(test, PHONE, 0n);
  // A number gets three texts in ten minutes, and two more are to come.
  await test.clock.advance(10 * 60_000);
  const { token } = await aRichHolder(test, PHONE, 0n);
  const friend = await aRichHolder(test, FRIEND, 1_000n);
  const leaver = await aRichHolder(test, LEAVER, 700n);
  const ask = asker(test, token);
  const idOf = async (asked: ReturnType<typeof ask>): Promise<string> => {
    const answer = await asked;
    if (answer.statusCode >= 300) throw new Error(answer.body);
    return answer.json<{ id: string }>().id;
  };
  const give = (from: typeof ask, phone: string) =>
    idOf(from('POST', '/v1/wallet/gifts', { phone, points: '300', from: 'Mina' }));

  await ask('POST', '/v1/wallet/identity', { name: '김티끌', birthDate: '1990-12-31' });
  const account = { bankCode: '004', accountNumber: '123-456-789012' };
  const bankAccount = await idOf(ask('POST', '/v1/wallet/bank-accounts', account));
  const withdraw = () =>
    idOf(ask('POST', '/v1/wallet/withdrawals', { points: '5000', bankAccountId: bankAccount }));
  const sentWithdrawal = await withdraw();
  const paymentFile = await idOf(first.post('payment-files'));
  const closedWallet = await whoLeft(test, first);
  const promotion = await aPromotion(test, { first, second });
  await idOf(first.post(`promotions/${promotion}/grants`, { phone: PHONE, points: '100' }));
  const about = { kind: 'miscount', depositId: matured, text: 'I poured eighty-one coins.' };
  const { devices } = (await ask('GET', '/v1/wallet/devices')).json<Devices>();
  return {
    headers: { authorization: `Bearer ${token}` },
    friend: { authorization: `Bearer ${friend.token}` },
    leaver: { authorization: `Bearer ${leaver.token}` },
    names: {
      wallet: holder.walletId,
      leavingWallet: leaver.walletId,
      closedWallet,
      bankAccount,
      sentWithdrawal,
      paymentReference: sentWithdrawal.replaceAll('-', ''),
      paymentFile,
      requestedWithdrawal: await withdraw(),
      givenGift: await give(ask, FRIEND),
      receivedGift: await give(friend.ask, PHONE),
      claim: await idOf(ask('POST', '/v1/wallet/claims', about)),
      device: devices.find(({ isThis }) => !isThis)!.id,
      promotion,
      ...(await codesForAnotherNumber(test, holder.ask)),
      proofCode: await aProofCode(test, friend),
    } satisfies Partial<Record<keyof typeof SAMPLE, string>>,
  };
}

type Devices = { devices: readonly { id: string; isThis: boolean }[] };

/** Somebody whose wallet is closed, and whose last payment the bank could not make. */
async function whoLeft(test: TestLedger, first: TwoPeople['first']): Promise<string> {
  const { ask, walletId } = await aRichHolder(test, GONE, 900n);
  await ask('POST', '/v1/wallet/identity', { name: '이티끌', birthDate: '1991-01-01' });
  const account = { bankCode: '004', accountNumber: '123-456-789013' };
  const { id: bankAccountId } = (await ask('POST', '/v1/wallet/bank-accounts', account)).json<{
    id: string;
  }>();
  await ask('DELETE', '/v1/wallet', { remaining: 'refund', bankAccountId });
  await first.post('payment-files');
  const { store } = test.ledger;
  const [payment] = await store.read(({ withdrawals }) =>
    withdrawals.ofWallet(walletId, undefined, 1),
  );
  await first.post(`withdrawals/${payment!.id}/answer`, { state: 'failed', reason: 'no account' });
  return walletId;
}

/** Of a budget that two people funded. */
async function aPromotion({ clock }: TestLedger, { first, second }: TwoPeople): Promise<string> {
  const asked = await first.post('promotions', {
    name: 'Spring',
    fundedPoints: '1000',
    perWalletPoints: '600',
    endsAt: new Date(clock.nowMs() + DAY_MS).toISOString(),
  });
  const { approvalId } = asked.json<{ approvalId: string }>();
  return (await second.post(`approvals/${approvalId}/approve`)).json<{ id: string }>().id;
}

/** Asked for by the friend, because the holder's number has had its texts. */
async function aProofCode(
  test: TestLedger,
  { ask, phone }: Pick<Awaited<ReturnType<typeof aRichHolder>>, 'ask' | 'phone'>,
): Promise<string> {
  await ask('POST', '/v1/wallet/proof-codes');
  return test.codeFor(phone);
}

async function codesForAnotherNumber(test: TestLedger, ask: ReturnType<typeof asker>) {
  const anotherPhone = '+821077778888';
  await ask('POST', '/v1/wallet/phone-change', { phone: anotherPhone });
  return {
    anotherPhone,
    newCode: test.codeFor(anotherPhone),
    oldCode: test.codeFor(PHONE),
  };
}
