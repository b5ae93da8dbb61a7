// GET /v1/redemptions: a day of the shop.
import type { Api, Ledger } from '../../api.ts';
import { tillSecrets } from '../../auth/till-secrets.ts';
import { today, readDay } from '../../use-cases/till/read-redemptions.ts';
import { serve } from '../serve.ts';

/** `GET /v1/redemptions?date=&cursor=` → redemptions of a day, today's unless said otherwise, newest first. */
export function getRedemptions(api: Api, ledger: Ledger): void {
  const secrets = tillSecrets(ledger.keys);
  serve(api, 'GET /v1/redemptions', async (request) => {
    const { date, cursor } = request.query;
    const { businessZone: zone, clock, store } = ledger;
    const day = date ?? today(clock.nowMs(), zone);
    return readDay(store, secrets, request.shop!.shopId, { day, zone, cursor });
  });
}
