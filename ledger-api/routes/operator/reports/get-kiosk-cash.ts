// GET /v1/operator/reports/kiosk-cash: what is in each kiosk, face by face, and how exactly it counts.
import type { Api, Ledger } from '../../../api.ts';
import { kioskCashReport } from '../../../use-cases/reports/cash.ts';
import { serve } from '../../serve.ts';

/** `GET …/kiosk-cash` → every kiosk, in the order of their ids. */
export function getKioskCash(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/reports/kiosk-cash', async () => {
    const kiosks = await ledger.store.read(kioskCashReport);
    return {
      kiosks: kiosks.map(({ coins, worthWon, ...kiosk }) => ({
        ...kiosk,
        worthWon: String(worthWon),
        coins: coins.map((face) => ({ ...face, faceMinor: String(face.faceMinor) })),
      })),
    };
  });
}
