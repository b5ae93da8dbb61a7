// A holder who can be paid, and the finance operator who pays.
import { aLedger } from './ledger-app.ts';
import type { LedgerOptions } from './open-ledger.ts';
import { aRichHolder, asker } from './rich-holder.ts';
import { aSignedInOperator } from './staff.ts';

export const PERSON = { name: '김티끌', birthDate: '1990-12-31' };

/** A ledger, a holder with a checked identity, one bank account and points, and an operator. */
export async function aPayingHouse(points = 10_000n, options: LedgerOptions = {}) {
  const test = await aLedger(options);
  const holder = await aRichHolder(test, '+821012345678', points);
  await holder.ask('POST', '/v1/wallet/identity', PERSON);
  const account = await holder.ask('POST', '/v1/wallet/bank-accounts', {
    bankCode: '004',
    accountNumber: '123-456-789012',
  });
  const bankAccountId = account.json<{ id: string }>().id;
  const operator = await aSignedInOperator(test, 'finance');
  const withdraw = async (withdrawn: string) => {
    const body = { points: withdrawn, bankAccountId };
    return (await holder.ask('POST', '/v1/wallet/withdrawals', body)).json<{ id: string }>().id;
  };
  return { test, holder, bankAccountId, withdraw, operator: asker(test, operator.token) };
}
