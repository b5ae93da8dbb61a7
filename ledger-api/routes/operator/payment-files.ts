// /v1/operator/payment-files: requested withdrawals leave for the bank.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { pain001 } from '../../bank/pain-001.ts';
import { paymentCsv } from '../../bank/payment-csv.ts';
import type { PaymentOrder } from '../../bank/payments.ts';
import { instantText } from '../../contract/ids.ts';
import { refuse } from '../../problem-reply.ts';
import {
  ERASED_PAYEE,
  hasFailedPayment,
  makePaymentFile,
  payDayOf,
  paymentsOf,
} from '../../use-cases/withdrawals/make-payment-file.ts';
import { listPaymentFiles, paymentFileView } from '../../use-cases/withdrawals/read-payouts.ts';
import { serve } from '../serve.ts';

/** `GET /v1/operator/payment-files?cursor=` → newest first. */
export function getPaymentFiles(api: Api, { store }: Ledger): void {
  serve(api, 'GET /v1/operator/payment-files', async ({ query }) =>
    listPaymentFiles(store, query.cursor),
  );
}

/**
 * `POST /v1/operator/payment-files` → 201 with a file of everything requested. Sent twice with the same
 * Idempotency-Key there is one file; with another key it holds only what was requested since.
 */
export function postPaymentFile(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/payment-files', async (request, reply) => {
    return asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const made = await makePaymentFile(books, ledger, by.name, nowMs);
      if (!made.ok) return made;
      const body = paymentFileView(made.file);
      return { ok: true, status: 201, body, subject: made.file.id };
    });
  });
}

/**
 * `GET /v1/operator/payment-files/{id}?format=pain.001|csv` → the file, the same bytes each time. What may not reach a bank
 * is not given out either: a person could carry it there.
 */
export function getPaymentFile(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/payment-files/{id}', async (request, reply) => {
    const { id } = request.params;
    const order = await orderOf(ledger, id);
    if (!order) return refuse(reply, 'not-found');
    const stale = await whyStale(ledger, id, order);
    if (stale) return refuse(reply, stale);
    const isCsv = request.query.format === 'csv';
    const kind = isCsv ? 'text/csv' : 'application/xml';
    return reply
      .header('content-type', `${kind}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="${id}.${isCsv ? 'csv' : 'xml'}"`)
      .header('cache-control', 'no-store')
      .serializer((text: string) => text)
      .send(isCsv ? paymentCsv(order) : pain001(order));
  });
}

/**
 * `POST /v1/operator/payment-files/{id}/hand-over`: to the bank; again is harmless, the bank knows the file by its id.
 * A file with a payment that failed is not handed over: what was given back must not be paid as well.
 */
export function postHandOver(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/payment-files/{id}/hand-over', async (request, reply) => {
    const { id } = request.params;
    const order = await orderOf(ledger, id);
    if (!order) return refuse(reply, 'not-found');
    const stale = await whyStale(ledger, id, order);
    if (stale) return refuse(reply, stale);
    const outcome = await ledger.bank.handOver({ id, pain001: pain001(order) });
    if (outcome === 'unavailable') return refuse(reply, 'bank-unavailable');
    return asOperator(ledger, request, reply, async () => ({
      ok: true,
      status: 200,
      body: { id, state: outcome },
    }));
  });
}

/** Why a file must not reach a bank any more; undefined while it may. */
async function whyStale(
  { store }: Ledger,
  id: string,
  { payments }: PaymentOrder,
): Promise<'payee-erased' | 'payment-file-stale' | undefined> {
  // Whoever was paid and has left is erased: such a file was handed over long ago.
  if (payments.some(({ payee }) => payee === ERASED_PAYEE)) return 'payee-erased';
  const hasFailed = await store.read((books) => hasFailedPayment(books, id));
  return hasFailed ? 'payment-file-stale' : undefined;
}

/** Everything the file says, from what is stored. */
function orderOf(ledger: Ledger, id: string): Promise<PaymentOrder | undefined> {
  const { store, secrets, payer, businessZone } = ledger;
  return store.read(async (books) => {
    const file = await books.withdrawals.paymentFile(id);
    return (
      file && {
        // At most 35 characters: the id without its dashes.
        id: id.replaceAll('-', ''),
        madeAt: instantText(file.madeAtMs),
        payOn: payDayOf(file, businessZone),
        payer,
        payments: await paymentsOf(books, secrets, id),
      }
    );
  });
}
