// GET /v1/operator/reports/statement: what happened to one account.
import type { Api, Ledger } from '../../../api.ts';
import { instantText } from '../../../contract/ids.ts';
import { askedAccount } from '../../../use-cases/reports/asked-account.ts';
import { refuse } from '../../../problem-reply.ts';
import { statement, type StatementLine } from '../../../use-cases/reports/statement.ts';
import { serve } from '../../serve.ts';
import { openCursor } from '../page.ts';
import { readReport } from './read-report.ts';

/** `GET …/statement?account=&cursor=` → sealed transfers, newest first, each with the balance after it. */
export function getStatement(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/reports/statement', async (request, reply) => {
    const { account, cursor } = request.query;
    const from = Number(openCursor(cursor));
    if (cursor !== undefined && !Number.isSafeInteger(from)) return refuse(reply, 'malformed');
    const before = cursor === undefined ? undefined : from;
    return readReport(ledger, reply, async (books) => {
      const page = await statement(books, askedAccount(account), before, PAGE_LINES);
      const next = page.next === undefined ? {} : { next: cursorOf(page.next) };
      return { account, lines: page.lines.map(lineOf), ...next };
    });
  });
}

const cursorOf = (position: number): string => Buffer.from(String(position)).toString('base64url');

const lineOf = ({ position, transfer, amountMinor, balanceMinor }: StatementLine) => ({
  position,
  at: instantText(transfer.atMs),
  transferId: transfer.id,
  template: transfer.template,
  amountMinor: String(amountMinor),
  balanceMinor: String(balanceMinor),
});

const PAGE_LINES = 50;
