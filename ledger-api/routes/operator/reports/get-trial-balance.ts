// GET /v1/operator/reports/trial-balance: every kind of account, per commodity.
import type { Api, Ledger } from '../../../api.ts';
import { positionOf } from '../../../use-cases/reports/position-of.ts';
import { trialBalance } from '../../../use-cases/reports/trial-balance.ts';
import { serve } from '../../serve.ts';
import { readReport } from './read-report.ts';
import { whenOf } from './when.ts';

/** `GET …/trial-balance?at=&position=` → now, or as it stood; debits and credits of a commodity are equal. */
export function getTrialBalance(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/reports/trial-balance', async (request, reply) =>
    readReport(ledger, reply, async (books) => {
      const asked = await positionOf(books, whenOf(request.query));
      const { position, rows, sums } = await trialBalance(books, asked);
      return {
        ...(position !== undefined && { position }),
        rows: rows.map((row) => ({ ...row, balanceMinor: String(row.balanceMinor) })),
        sums: sums.map(({ commodity, debitMinor, creditMinor }) => ({
          commodity,
          debitMinor: String(debitMinor),
          creditMinor: String(creditMinor),
        })),
      };
    }),
  );
}
