// A ledger where shops are settled: a till, finance, and the clerk who does the runs.
import type { SettlementList } from '#ledger/contract/settlement.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import { aSignedInOperator } from './staff.ts';
import { aTill } from './till.ts';

/** The house, and what happens in it. */
export async function aSettlingHouse() {
  const till = await aTill();
  const { store } = till.ledger;
  const finance = await aSignedInOperator(till, 'finance');
  let keys = 0;
  const operate = (url: string, payload: object = {}) =>
    till.api.inject({
      method: 'POST',
      url: `/v1/operator/settlements${url}`,
      headers: { ...finance.headers, 'idempotency-key': `op-${++keys}` },
      payload,
    });
  return {
    ...till,
    finance,
    operate,
    /** Seals the log, makes a run, and lets the clerk do it. */
    run: async (): Promise<string> => {
      await sealLog(store);
      const { id } = (await operate('')).json<{ id: string }>();
      await serveShops({ store, zone: 'Asia/Seoul' });
      return id;
    },
    settlements: async () =>
      (await till.shop.get('/v1/settlements')).json<SettlementList>().settlements,
    balanceOf: async (account: string) =>
      (await till.balances()).find((row) => row.account === account)?.balanceMinor ?? 0n,
  };
}
