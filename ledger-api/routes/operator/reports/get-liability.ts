// GET /v1/operator/reports/liability: what we owe, what the law asks about it, what has to be kept apart today.
import type { Api, Ledger } from '../../../api.ts';
import { liability } from '../../../use-cases/reports/liability.ts';
import { serve } from '../../serve.ts';
import { readReport } from './read-report.ts';

/** `GET …/liability` → as of now, on the business day of the ledger's zone. */
export function getLiability(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/reports/liability', async (_, reply) =>
    readReport(ledger, reply, async (books) => {
      const owed = await liability(books, ledger.businessZone, ledger.clock.nowMs());
      return {
        day: owed.day,
        outstanding: {
          amountWon: String(owed.outstandingPoints),
          maxWon: String(owed.outstandingMaxWon),
          standing: owed.outstandingStanding,
        },
        issuedInYear: {
          amountWon: String(owed.issuedInYearPoints),
          maxWon: String(owed.issuedMaxWon),
          standing: owed.issuedStanding,
        },
        waitingWon: String(owed.waitingWon),
        payableWon: String(owed.payableWon),
        safeguardWon: String(owed.safeguardWon),
        bankWon: String(owed.bankWon),
        cashWon: String(owed.cashWon),
        policyVersion: owed.policyVersion,
      };
    }),
  );
}
