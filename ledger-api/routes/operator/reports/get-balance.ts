// GET /v1/operator/reports/balance: one account, now or at any past moment.
import type { Api, Ledger } from '../../../api.ts';
import { askedAccount } from '../../../use-cases/reports/asked-account.ts';
import { balanceAt } from '../../../use-cases/reports/balance-at.ts';
import { positionOf } from '../../../use-cases/reports/position-of.ts';
import { serve } from '../../serve.ts';
import { readReport } from './read-report.ts';
import { whenOf } from './when.ts';

/** `GET …/balance?account=&at=&position=` → debit positive; zero for a name that nobody used. */
export function getBalance(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/reports/balance', async (request, reply) => {
    const account = askedAccount(request.query.account);
    return readReport(ledger, reply, async (books) => {
      const position = await positionOf(books, whenOf(request.query));
      if (position === undefined) {
        return { account, balanceMinor: String(await books.transfers.balance(account)) };
      }
      const balanceMinor = String(await balanceAt(books, account, position));
      return { account, position, balanceMinor };
    });
  });
}
