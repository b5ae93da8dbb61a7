// The operator's side of withdrawals: files for the bank, and the bank's answers.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { watchSent } from '#ledger/use-cases/withdrawals/watch-sent.ts';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';
import { aPayingHouse } from '../../support/payouts.ts';
import { balancesOf, stateOf } from '../../support/rich-holder.ts';
import { aSignedInOperator } from '../../support/staff.ts';

const DAY_MS = 86_400_000;
const FILES = '/v1/operator/payment-files';
const STATUSES = '/v1/operator/payment-statuses';
const XSD = readFileSync(
  new URL('../../../ledger-api/bank/pain.001.structure.xsd', import.meta.url),
  'utf8',
);

type House = Awaited<ReturnType<typeof aPayingHouse>>;

async function aSentWithdrawal(points = '5000') {
  const house = await aPayingHouse();
  const id = await house.withdraw(points);
  const file = (await house.operator('POST', FILES, {})).json<{ id: string }>();
  return { ...house, id, reference: id.replaceAll('-', ''), file };
}

const report = (house: Pick<House, 'operator'>, ...lines: readonly string[]) =>
  house.operator('POST', STATUSES, {
    format: 'csv',
    text: ['reference,status,reason', ...lines].join('\n'),
  });

const stateOfWithdrawal = async (house: Pick<House, 'holder'>, id: string) =>
  (await house.holder.ask('GET', `/v1/wallet/withdrawals/${id}`)).json<{ state: string }>().state;

describe('a payment file', () => {
  test('is a pain.001 with the withdrawal as reference, in the structure that banks read', async () => {
    const { operator, file, reference } = await aSentWithdrawal();

    const xml = (await operator('GET', `${FILES}/${file.id}`)).body;
    const validated = await validateXML({ xml, schema: XSD });

    expect(validated.errors).toEqual([]);
    expect(xml).toContain(`<EndToEndId>${reference}</EndToEndId>`);
    expect(xml).toContain('<InstdAmt Ccy="KRW">4700</InstdAmt>');
    expect(xml).toContain('<Nm>김티끌</Nm>');
    expect(xml).toContain('<Id>123456789012</Id>');
  });

  test('is a table for people, too', async () => {
    const { operator, file, reference } = await aSentWithdrawal();

    const answer = await operator('GET', `${FILES}/${file.id}?format=csv`);

    expect(answer.body).toBe(
      '\uFEFFreference,name,bankCode,accountNumber,amount,currency\r\n' +
        `${reference},김티끌,004,123456789012,4700,KRW\r\n`,
    );
  });

  test('takes each withdrawal once, and has the same bytes each time', async () => {
    const { test: ledger, operator, withdraw, file } = await aSentWithdrawal();

    await ledger.clock.advance(1_000);
    const empty = await operator('POST', FILES, {});
    await withdraw('2000');
    const second = await operator('POST', FILES, {});
    const [one, same] = [
      await operator('GET', `${FILES}/${file.id}`),
      await operator('GET', `${FILES}/${file.id}`),
    ];

    expect(refusalOf(empty)).toEqual({ status: 409, code: 'nothing-to-pay' });
    expect(second.json()).toMatchObject({ paymentsCount: 1, totalMinor: '1700' });
    expect(one.body).toBe(same.body);
    expect((await operator('GET', FILES)).json()).toMatchObject({
      paymentFiles: [{ id: second.json<{ id: string }>().id }, { id: file.id }],
    });
  });

  test('is handed to the bank, again without harm', async () => {
    const { test: ledger, operator, file } = await aSentWithdrawal();

    await operator('POST', `${FILES}/${file.id}/hand-over`, {});
    const again = await operator('POST', `${FILES}/${file.id}/hand-over`, {});

    const { taken } = ledger.ledger.bank as unknown as { taken: { id: string; pain001: string }[] };
    expect(again.json()).toEqual({ id: file.id, state: 'taken' });
    expect(new Set(taken.map(({ id, pain001 }) => `${id} ${pain001}`)).size).toBe(1);
  });

  test('is for finance only', async () => {
    const ledger = await aLedger();
    const { headers } = await aSignedInOperator(ledger, 'viewer');

    const answer = await ledger.api.inject({ url: FILES, headers });

    expect(refusalOf(answer)).toEqual({ status: 403, code: 'role-too-low' });
  });
});

describe('the word of the bank', () => {
  test('paid closes the books of a withdrawal', async () => {
    const house = await aSentWithdrawal();

    const answer = await report(house, `${house.reference},paid,`);

    expect(answer.json()).toEqual({ changed: 1, repeated: 0, underWay: 0, problems: [] });
    expect(await stateOfWithdrawal(house, house.id)).toBe('paid');
    expect(await balancesOf(house.test.ledger.store)).toMatchObject({
      'bank:main:KRW': -4_700n,
      'fee:income:KRW': -300n,
      'position:KRW': 5_000n,
      'position:PTS': -5_000n,
    });
  });

  test('failed gives everything back, fee included, and says so', async () => {
    const house = await aSentWithdrawal();
    const before = await balancesOf(house.test.ledger.store);

    await report(house, `${house.reference},failed,AC04 closed`);

    const wallet = (await house.holder.ask('GET', '/v1/wallet')).json();
    const history = (await house.holder.ask('GET', '/v1/wallet/history')).json();
    const after = await balancesOf(house.test.ledger.store);
    expect(wallet).toMatchObject({ points: { available: '10000', held: '0' } });
    expect(history).toMatchObject({
      entries: [
        { kind: 'withdrawal-returned', points: '5000' },
        { kind: 'withdrawal', points: '-5000' },
      ],
    });
    expect([Object.keys(before).length, Object.keys(after).sort()]).toEqual([
      6,
      ['promo:expense:PTS', `pts:avail:${house.holder.walletId}`],
    ]);
  });

  test('unknown waits for a person, however long it takes', async () => {
    const house = await aSentWithdrawal();

    await report(house, `${house.reference},unknown,time-out`);
    await house.test.clock.advance(400 * 86_400_000);
    const { store } = house.test.ledger;
    const tasks = await store.read((books) => books.paperwork.tasks(10));

    const found = await store.read((books) => books.withdrawals.withdrawal(house.id));
    expect(found?.state).toBe('unknown');
    expect(tasks.map(({ kind }) => kind)).toEqual(['withdrawal-doubtful']);
  });

  test('that does not come becomes a task after three days, once', async () => {
    const house = await aSentWithdrawal();
    const { store, clock } = house.test.ledger;

    const early = await watchSent(store, clock.nowMs() + 3 * DAY_MS - 1);
    const late = await watchSent(store, clock.nowMs() + 3 * DAY_MS);
    const again = await watchSent(store, clock.nowMs() + 4 * DAY_MS);

    expect([early, late, again]).toEqual([0, 1, 0]);
    expect(await stateOfWithdrawal(house, house.id)).toBe('sent');
  });

  test('comes from a person for what was unknown', async () => {
    const house = await aSentWithdrawal();
    await report(house, `${house.reference},unknown,`);

    const answered = await house.operator('POST', `/v1/operator/withdrawals/${house.id}/answer`, {
      state: 'paid',
      reason: 'asked by telephone',
    });

    expect(answered.json()).toMatchObject({ state: 'paid', reason: 'asked by telephone' });
  });

  test('said twice changes nothing; a contradiction is for a person', async () => {
    const house = await aSentWithdrawal();
    await report(house, `${house.reference},paid,`);
    const before = await balancesOf(house.test.ledger.store);

    const again = await report(house, `${house.reference},paid,`);
    const opposite = await report(house, `${house.reference},failed,`, 'no such thing,paid,');

    expect(again.json()).toMatchObject({ changed: 0, repeated: 1 });
    expect(opposite.json()).toMatchObject({
      changed: 0,
      problems: [
        { reference: house.reference, problem: 'contradiction' },
        { reference: 'no such thing', problem: 'not-found' },
      ],
    });
    expect(await balancesOf(house.test.ledger.store)).toEqual(before);
  });

  test('about a whole file reaches each of its payments', async () => {
    const house = await aSentWithdrawal();
    const text = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
      <OrgnlGrpInfAndSts><OrgnlMsgId>${house.file.id.replaceAll('-', '')}</OrgnlMsgId>
      <GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>
      </CstmrPmtStsRpt></Document>`;

    const answer = await house.operator('POST', STATUSES, { format: 'pain.002', text });

    expect(answer.json()).toMatchObject({ changed: 1 });
    expect(await stateOfWithdrawal(house, house.id)).toBe('failed');
  });

  test('is fetched from the bank, again without effect', async () => {
    const house = await aSentWithdrawal();
    const { waiting } = house.test.ledger.bank as unknown as { waiting: object[] };
    waiting.push(
      { name: 'a.csv', text: `reference,status,reason\n${house.reference},paid,` },
      { name: 'b.xml', text: 'hello' },
    );

    const first = await house.operator('POST', `${STATUSES}/fetch`);
    const again = await house.operator('POST', `${STATUSES}/fetch`);

    expect(first.json()).toMatchObject({ changed: 1, unreadable: ['b.xml'] });
    expect(again.json()).toMatchObject({ changed: 0, repeated: 1 });
    expect(await stateOfWithdrawal(house, house.id)).toBe('paid');
  });

  test('that cannot be read leaves everything as it was', async () => {
    const house = await aSentWithdrawal();
    const before = await stateOf(house.test.ledger.store, house.holder.walletId);

    const answer = await report(house, `${house.reference},perhaps,`);

    expect(refusalOf(answer)).toEqual({ status: 400, code: 'status-report-unreadable' });
    expect(await stateOf(house.test.ledger.store, house.holder.walletId)).toEqual(before);
  });
});

test('a request can be turned down before it was sent, and not after', async () => {
  const house = await aPayingHouse();
  const id = await house.withdraw('5000');
  const refuse = () =>
    house.operator('POST', `/v1/operator/withdrawals/${id}/refuse`, { reason: 'asked to' });

  const refused = await refuse();
  const again = await refuse();

  expect(refused.json()).toMatchObject({ id, state: 'failed', reason: 'asked to' });
  expect(refusalOf(again)).toEqual({ status: 409, code: 'withdrawal-decided' });
});
