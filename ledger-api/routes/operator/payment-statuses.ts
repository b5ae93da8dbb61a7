// /v1/operator/payment-statuses: what the bank says of payments, brought by a person or fetched from the bank.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { readPain002 } from '../../bank/pain-002.ts';
import { readStatusCsv } from '../../bank/payment-csv.ts';
import type { ReportedStatus } from '../../bank/payments.ts';
import { StatusReportRequest } from '../../contract/payout.ts';
import { refuse } from '../../problem-reply.ts';
import { applyStatusReport } from '../../use-cases/withdrawals/apply-status-report.ts';
import { serve } from '../serve.ts';

/**
 * `POST /v1/operator/payment-statuses` `{format, text}` → what changed. The same report again, under any key, changes
 * nothing; what nobody can tell becomes *unknown* and waits for a person.
 */
export function postPaymentStatuses(api: Api, ledger: Ledger): void {
  serve(
    api,
    'POST /v1/operator/payment-statuses',
    async (request, reply) => {
      const report = readReport(request.body);
      if (!report) return refuse(reply, 'status-report-unreadable');
      return asOperator(ledger, request, reply, async (books, { nowMs }) => ({
        ok: true,
        status: 200,
        body: await applyStatusReport(books, report, nowMs),
      }));
    },
    { bodyLimit: REPORT_BYTES_MAX },
  );
}

/**
 * `POST /v1/operator/payment-statuses/fetch` → what changed by every report that waits at the bank, and the names of those
 * that cannot be read. Fetching again changes nothing.
 */
export function postStatusFetch(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/payment-statuses/fetch', async (request, reply) => {
    const reports = await ledger.bank.reports();
    if (reports === 'unavailable') return refuse(reply, 'bank-unavailable');
    const read = reports.map(({ name, text }) => ({
      name,
      lines: readReport({ format: name.endsWith('.csv') ? 'csv' : 'pain.002', text }),
    }));
    const lines = read.flatMap((one) => one.lines ?? []);
    const unreadable = read.filter((one) => !one.lines).map(({ name }) => name);
    return asOperator(ledger, request, reply, async (books, { nowMs }) => ({
      ok: true,
      status: 200,
      body: { ...(await applyStatusReport(books, lines, nowMs)), unreadable },
    }));
  });
}

const readReport = ({
  format,
  text,
}: z.infer<typeof StatusReportRequest>): readonly ReportedStatus[] | undefined =>
  format === 'csv' ? readStatusCsv(text) : readPain002(text);

const REPORT_BYTES_MAX = 4 * 1024 * 1024;
