// GET /v1/operator/reports/coin-days: coins of the last two weeks, day by day.
import type { Api, Ledger } from '../../../api.ts';
import { coinDaysReport } from '../../../use-cases/reports/coin-days.ts';
import { serve } from '../../serve.ts';

/** `GET …/coin-days` → 14 counts a kiosk, the day that runs last, by the clocks of the kiosks in the zone of the business. */
export function getCoinDays(api: Api, { store, clock, businessZone }: Ledger): void {
  serve(api, 'GET /v1/operator/reports/coin-days', async () =>
    store.read((books) => coinDaysReport(books, clock.nowMs(), businessZone)),
  );
}
