// GET /v1/operator/reports/liability: what we owe, what the law asks about it, what has to be kept apart today.
import type { Api, Ledger } from '../../../api.ts';
import { LiabilityReport } from '../../../contract/reports.ts';
import { liability } from '../../../use-cases/reports/liability.ts';
import { readReport } from './read-report.ts';

/** `GET …/liability` → as of now, on the business day of the ledger's zone. */
export function getLiability(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/reports/liability',
    {
      config: { access: 'operator:finance' },
      schema: {
        summary:
          'Outstanding points and 12-month issue against the thresholds; the amount to safeguard',
        response: { 200: LiabilityReport },
      },
    },
    async (_, reply) =>
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
