// GET /v1/operator/reports/coin-hours: coins of the last day, hour by hour.
import type { Api, Ledger } from '../../../api.ts';
import { instantText } from '../../../contract/ids.ts';
import { CoinHoursReport } from '../../../contract/reports.ts';
import { coinHoursReport } from '../../../use-cases/reports/coin-hours.ts';

/** `GET …/coin-hours` → 24 counts a kiosk, the hour that runs last, by the clocks of the kiosks. */
export function getCoinHours(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/reports/coin-hours',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary: 'Coins per hour and kiosk in the last 24 hours',
        response: { 200: CoinHoursReport },
      },
    },
    async () => {
      const nowMs = ledger.clock.nowMs();
      const { lastHourMs, kiosks } = await ledger.store.read((books) =>
        coinHoursReport(books, nowMs),
      );
      return { lastHour: instantText(lastHourMs), kiosks };
    },
  );
}
