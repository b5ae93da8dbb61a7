// What a shop is owed, from the till to the bank.
import { describe, expect, test } from 'vitest';
import type { SettlementDetail } from '#ledger/contract/settlement.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import { refusalOf } from '../../support/ledger-app.ts';
import { aSettlingHouse } from '../../support/settling-house.ts';

describe('a settlement run', () => {
  test('tells the shop gross, refunds, fee, net and payout date', async () => {
    const house = await aSettlingHouse();
    const { id } = await house.pay(1_050n);
    await house.shop.post(`/v1/redemptions/${id}/refunds`, { points: '200' });

    const runId = await house.run();

    expect(await house.settlements()).toEqual([
      {
        id: runId,
        state: 'open',
        until: new Date(house.clock.nowMs()).toISOString(),
        gross: '1050',
        refunds: '200',
        fee: '8',
        carried: '0',
        net: '842',
        payoutDate: '2026-11-24',
      },
    ]);
    expect(await house.balanceOf(`partner:payable:${house.shopId}`)).toBe(0n);
    expect(await house.balanceOf(`settle:clearing:${house.shopId}:${runId}`)).toBe(-842n);
  });

  test('takes each capture and refund once, however many runs there are', async () => {
    const house = await aSettlingHouse();
    await house.pay(100n);
    await house.run();
    await house.clock.advance(1_000);
    const nothingNew = await house.run();
    await house.clock.advance(1_000);
    await house.pay(300n);
    await house.run();

    const nets = (await house.settlements()).map((one) => one.net);

    expect(nets).toEqual(['297', '99']);
    expect((await house.settlements()).map((one) => one.id)).not.toContain(nothingNew);
  });

  test('leaves what came after its cut to the next one', async () => {
    const house = await aSettlingHouse();
    await house.pay(100n);
    await sealLog(house.ledger.store);
    await house.operate('');
    await house.pay(300n);
    await sealLog(house.ledger.store);
    await serveShops({ store: house.ledger.store, zone: 'Asia/Seoul' });

    expect((await house.settlements()).map((one) => one.net)).toEqual(['99']);
  });

  test('settles every shop, page after page', async () => {
    const house = await aSettlingHouse();
    for (let n = 0; n < 25; n++) {
      const shop = await house.otherShop();
      const { code } = await house.holder.code();
      const sale = { code, points: '100', orderId: 'a', capture: true };
      await shop.post('/v1/redemptions', sale);
    }

    const runId = await house.run();
    const run = await house.api.inject({
      url: `/v1/operator/settlements/${runId}`,
      headers: house.finance.headers,
    });

    expect(run.json()).toMatchObject({ state: 'done' });
    expect(
      run.json<{ settlements: { net: string }[] }>().settlements.map((one) => one.net),
    ).toEqual(Array.from({ length: 25 }, () => '99'));
  });

  test('is one at a time', async () => {
    const house = await aSettlingHouse();
    await house.operate('');

    const second = await house.operate('');

    expect(refusalOf(second)).toEqual({ status: 409, code: 'settlement-run-open' });
  });
});

describe('the bank’s word', () => {
  test('paid closes a settlement once', async () => {
    const house = await aSettlingHouse();
    await house.pay(100n);
    const at = `/${await house.run()}/${house.shopId}`;

    const paid = await house.operate(`${at}/paid`, { note: 'ref 7' });
    const again = await house.operate(`${at}/paid`, { note: 'ref 8' });

    expect(paid.json()).toMatchObject({ state: 'paid', note: 'ref 7' });
    expect(refusalOf(again)).toEqual({ status: 409, code: 'settlement-decided' });
    expect(await house.balanceOf('bank:main:KRW')).toBe(-99n);
  });

  test('rejected carries the amount into the next settlement', async () => {
    const house = await aSettlingHouse();
    await house.pay(100n);
    const at = `/${await house.run()}/${house.shopId}`;
    await house.operate(`${at}/rejected`, { note: 'account closed' });
    await house.clock.advance(1_000);
    await house.pay(300n);

    await house.run();

    expect(await house.settlements()).toMatchObject([
      { state: 'open', gross: '300', fee: '3', carried: '99', net: '396' },
      { state: 'rejected', net: '99', note: 'account closed' },
    ]);
  });

  test('about a settlement that is not there is not found', async () => {
    const house = await aSettlingHouse();
    const nobody = '018f0000-0000-7000-8000-000000000000';

    const paid = await house.operate(`/${nobody}/${house.shopId}/paid`, { note: 'ref 7' });

    expect(refusalOf(paid)).toEqual({ status: 404, code: 'not-found' });
  });
});

describe('a settlement', () => {
  test('is read line by line, with the shop’s own order ids', async () => {
    const house = await aSettlingHouse();
    const { id } = await house.pay(1_000n, { orderId: 'A-1' });
    await house.shop.post(`/v1/redemptions/${id}/refunds`, { points: '100' });
    const runId = await house.run();

    const read = await house.shop.get(`/v1/settlements/${runId}`);

    expect(read.json<SettlementDetail>().lines).toMatchObject([
      { kind: 'capture', about: id, orderId: 'A-1', gross: '1000', fee: '10', net: '990' },
      { kind: 'refund', about: id, orderId: 'A-1', gross: '-100', fee: '-1', net: '-99' },
    ]);
  });

  test.each([
    ['.csv', {}],
    ['', { accept: 'text/csv' }],
  ])('is a table for a spreadsheet, with nothing to run in it (%s)', async (ending, headers) => {
    const house = await aSettlingHouse();
    const { id, at } = await house.pay(1_000n, { orderId: '=SUM(A1)' });
    const runId = await house.run();

    const read = await house.shop.get(`/v1/settlements/${runId}${ending}`, headers);

    expect(read.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(read.body).toBe(
      [
        '\uFEFFat,kind,about,order,gross,fee,net',
        `${at},capture,${id},'=SUM(A1),1000,10,990`,
        `${at},sum,${runId},,1000,10,990`,
        '',
      ].join('\r\n'),
    );
  });

  test('of many lines comes in pages, and whole as a table', async () => {
    const house = await aSettlingHouse();
    for (let n = 0; n < 205; n++) await house.pay(1n);
    const runId = await house.run();

    const first = (await house.shop.get(`/v1/settlements/${runId}`)).json<SettlementDetail>();
    const second = (
      await house.shop.get(`/v1/settlements/${runId}?cursor=${first.next}`)
    ).json<SettlementDetail>();
    const table = await house.shop.get(`/v1/settlements/${runId}.csv`);

    expect([first.lines.length, second.lines.length, second.next]).toEqual([200, 5, undefined]);
    expect(table.body.split('\r\n')).toHaveLength(1 + 205 + 1 + 1);
  });

  test('is its shop’s alone', async () => {
    const house = await aSettlingHouse();
    await house.pay(100n);
    const runId = await house.run();
    const other = await house.otherShop();

    const read = await other.get(`/v1/settlements/${runId}`);

    expect(refusalOf(read)).toEqual({ status: 404, code: 'not-found' });
    expect((await other.get('/v1/settlements')).json()).toEqual({ settlements: [] });
  });
});
