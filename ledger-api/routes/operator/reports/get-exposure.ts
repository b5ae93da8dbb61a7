// GET /v1/operator/reports/exposure: foreign cash that is not sold, against its limit.
import type { Api, Ledger } from '../../../api.ts';
import { exposures, exposureLimitWon } from '../../../use-cases/reports/cash.ts';
import { serve } from '../../serve.ts';
import { readReport } from './read-report.ts';

/** `GET …/exposure` → each foreign currency, at the newest card. */
export function getExposure(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/reports/exposure', async (_, reply) =>
    readReport(ledger, reply, async (books) => {
      const found = await exposures(books);
      return {
        limitWon: String(exposureLimitWon),
        currencies: found.map(({ currency, heldMinor, worthWon, isOver }) => ({
          currency,
          heldMinor: String(heldMinor),
          worthWon: String(worthWon),
          isOver,
        })),
      };
    }),
  );
}
