// A status report of the bank that says which amount it speaks of: another than the withdrawal's says nothing of it.
import { describe, expect, test } from 'vitest';
import { aPayingHouse } from '../../support/payouts.ts';

const FILES = '/v1/operator/payment-files';
const STATUSES = '/v1/operator/payment-statuses';

type House = Awaited<ReturnType<typeof aPayingHouse>>;

async function aSentWithdrawal() {
  const house = await aPayingHouse();
  const id = await house.withdraw('5000');
  await house.operator('POST', FILES, {});
  return { ...house, id, reference: id.replaceAll('-', '') };
}

const stateOfWithdrawal = async (house: Pick<House, 'holder'>, id: string) =>
  (await house.holder.ask('GET', `/v1/wallet/withdrawals/${id}`)).json<{ state: string }>().state;

const amountReport = (
  house: Pick<House, 'operator'>,
  reference: string,
  status: string,
  amount: string,
) =>
  house.operator('POST', STATUSES, {
    format: 'pain.002',
    text:
      '<Document><CstmrPmtStsRpt><OrgnlPmtInfAndSts><TxInfAndSts>' +
      `<OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>${status}</TxSts>` +
      `<OrgnlTxRef><Amt>${amount}</Amt></OrgnlTxRef>` +
      '</TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>',
  });

describe('a report that names an amount', () => {
  test.each([
    ['ACSC', '<InstdAmt Ccy="KRW">4700</InstdAmt>', 'paid'],
    ['ACSC', '<InstdAmt Ccy="KRW">4700.00</InstdAmt>', 'paid'],
    ['RJCT', '<InstdAmt Ccy="KRW">4700</InstdAmt>', 'failed'],
    ['ACSC', '<InstdAmt Ccy="KRW">1</InstdAmt>', 'unknown'],
    ['ACSC', '<InstdAmt Ccy="USD">4700</InstdAmt>', 'unknown'],
    ['RJCT', '<InstdAmt Ccy="KRW">4701</InstdAmt>', 'unknown'],
    ['ACSC', '<InstdAmt>4700</InstdAmt>', 'unknown'],
    ['ACSP', '<InstdAmt Ccy="KRW">1</InstdAmt>', 'sent'],
  ])('says %s of %s, and the withdrawal is %s', async (status, amount, state) => {
    const house = await aSentWithdrawal();

    const answer = await amountReport(house, house.reference, status, amount);

    expect(answer.statusCode).toBe(200);
    expect(await stateOfWithdrawal(house, house.id)).toBe(state);
  });
});
