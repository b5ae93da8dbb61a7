// A whole status report: each payment it names, or every payment of a file it names, in one transaction.
import type { StatusReportAnswer } from '../../contract/payout.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { payoutMinor } from '../../ledger/withdrawal.ts';
import { answerOne } from './answer-withdrawals.ts';
import { idOfReference, referenceOf } from './make-payment-file.ts';

export type Reported = Readonly<{
  kind: 'payment' | 'file';
  reference: string;
  state: 'paid' | 'failed' | 'unknown' | 'under-way';
  reason: string | undefined;
  amount?: Readonly<{ currency: string; text: string }>;
}>;

/** Applies the report; reading it again changes nothing. What is said of one payment wins over its file. */
export async function applyStatusReport(
  books: WritingBooks,
  report: readonly Reported[],
  nowMs: number,
): Promise<StatusReportAnswer> {
  const answer: StatusReportAnswer = { changed: 0, repeated: 0, underWay: 0, problems: [] };
  const told = new Set(report.map(({ reference }) => idOfReference(reference)));
  for (const line of await asPayments(books, report, told)) {
    const { reference, reason } = line;
    const id = idOfReference(reference);
    const state = id && (await speaksOfAnother(books, id, line)) ? 'unknown' : line.state;
    if (state === 'under-way') {
      answer.underWay += 1;
      continue;
    }
    const word = { state, ...(reason !== undefined && { reason }) };
    const outcome = id ? await answerOne(books, id, word, nowMs) : 'not-found';
    if (outcome === 'changed' || outcome === 'repeated') answer[outcome] += 1;
    else answer.problems.push({ reference, problem: outcome });
  }
  return answer;
}

/** Whether a report about this payment names an amount that is not its own: then it says nothing that can be believed. */
async function speaksOfAnother(
  books: WritingBooks,
  id: string,
  { amount, state }: Reported,
): Promise<boolean> {
  const withdrawal = amount && (await books.withdrawals.withdrawal(id));
  if (!withdrawal || state === 'under-way') return false;
  const [, won] = WHOLE.exec(amount.text) ?? [];
  return amount.currency !== 'KRW' || !won || BigInt(won) !== payoutMinor(withdrawal);
}

const WHOLE = /^(\d{1,18})(?:\.0+)?$/;

/** A word about a file is a word about each of its payments that has none of its own. */
async function asPayments(
  books: WritingBooks,
  report: readonly Reported[],
  told: ReadonlySet<string | undefined>,
): Promise<readonly Reported[]> {
  const lines: Reported[] = [];
  for (const line of report) {
    const fileId = line.kind === 'file' ? idOfReference(line.reference) : undefined;
    if (!fileId) {
      lines.push(line);
      continue;
    }
    const sent = await books.withdrawals.inFile(fileId);
    const silent = sent.filter(({ id }) => !told.has(id));
    if (sent.length === 0) lines.push(line);
    for (const one of silent) {
      lines.push({ ...line, kind: 'payment', reference: referenceOf(one) });
    }
  }
  return lines;
}
