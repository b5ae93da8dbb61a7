// Payment files and status reports as CSV, for banks without ISO 20022 and for people with a spreadsheet.
import { csvText, readCsv } from '../contract/csv.ts';
import { type PaymentOrder, type ReportedStatus, STATUSES_MAX } from './payments.ts';

/** One line a payment: reference, name, bank, number, amount, currency. */
export const paymentCsv = ({ payments }: PaymentOrder): string =>
  csvText([
    ['reference', 'name', 'bankCode', 'accountNumber', 'amount', 'currency'],
    ...payments.map(({ reference, amountMinor, payee }) => [
      reference,
      payee.name,
      payee.bankCode,
      payee.accountNumber,
      String(amountMinor),
      'KRW',
    ]),
  ]);

/** Lines of `reference,status,reason`; undefined when the table is another, too long, or a status is no word of ours. */
export function readStatusCsv(text: string): readonly ReportedStatus[] | undefined {
  const [head, ...rows] = readCsv(text) ?? [];
  if (head?.join(',') !== 'reference,status,reason') return undefined;
  if (rows.length > STATUSES_MAX) return undefined;
  const statuses = rows.map(([reference, state, reason]) => ({
    kind: 'payment' as const,
    reference: reference!,
    state: state as ReportedStatus['state'],
    reason: reason || undefined,
  }));
  return statuses.every(({ state }) => STATES.includes(state)) ? statuses : undefined;
}

const STATES: readonly ReportedStatus['state'][] = ['paid', 'failed', 'unknown', 'under-way'];
