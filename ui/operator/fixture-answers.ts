// What the ledger of the fixtures answers, by path.
import { CASH, HOURS, KIOSKS } from './fixtures.ts';

export const ANSWERS: Readonly<Record<string, unknown>> = {
  '/operator/kiosks': { kiosks: KIOSKS },
  '/operator/reports/kiosk-cash': { kiosks: CASH },
  '/operator/reports/coin-hours': HOURS,
};
