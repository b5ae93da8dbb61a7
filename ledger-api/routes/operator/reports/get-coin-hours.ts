// GET /v1/operator/reports/coin-hours: coins of the last day, hour by hour.
import type { Api, Ledger } from '../../../api.ts';
import { instantText } from '../../../contract/ids.ts';
import { coinHoursReport } from '../../../use-cases/reports/coin-hours.ts';
import { serve } from '../../serve.ts';

/** `GET …/coin-hours` → 24 counts a kiosk, the hour that runs last, by the clocks of the kiosks. */
export function getCoinHours(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/reports/coin-hours', async () => {
    const nowMs = ledger.clock.nowMs();
    const { lastHourMs, kiosks } = await ledger.store.read((books) =>
      coinHoursReport(books, nowMs),
    );
    return { lastHour: instantText(lastHourMs), kiosks };
  });
}
