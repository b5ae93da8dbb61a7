// GET /v1/redemptions: a day of the shop.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { tillSecrets } from '../../auth/till-secrets.ts';
import { RedemptionId } from '../../contract/ids.ts';
import { Day, RedemptionList } from '../../contract/redemption.ts';
import { today, readDay } from '../../use-cases/till/read-redemptions.ts';

/** `GET /v1/redemptions?date=&cursor=` → redemptions of a day, today's unless said otherwise, newest first. */
export function getRedemptions(api: Api, ledger: Ledger): void {
  const secrets = tillSecrets(ledger.keys);
  api.get(
    '/v1/redemptions',
    {
      config: { access: 'shop:read' },
      schema: {
        summary: 'Redemptions of a day, newest first',
        querystring: z.strictObject({ date: Day.optional(), cursor: RedemptionId.optional() }),
        response: { 200: RedemptionList },
      },
    },
    async (request) => {
      const { date, cursor } = request.query;
      const { businessZone: zone, clock, store } = ledger;
      const day = date ?? today(clock.nowMs(), zone);
      return readDay(store, secrets, request.shop!.shopId, { day, zone, cursor });
    },
  );
}
