// A report is read when the chapters of the log have caught up; until then it would keep everybody waiting.
import type { FastifyReply } from 'fastify';
import type { Ledger } from '../../../api.ts';
import { refuse, retryAfter } from '../../../problem-reply.ts';
import type { ReadingBooks } from '../../../store/ledger-store.ts';
import { areReportsBehind } from '../../../use-cases/reports/log-walk.ts';

/** Answers what `work` reads, or refuses with *reports-behind* and when to try again. */
export async function readReport<T extends object>(
  { store }: Ledger,
  reply: FastifyReply,
  work: (books: ReadingBooks) => Promise<T>,
): Promise<T | FastifyReply> {
  const answer = await store.read(async (books) =>
    (await areReportsBehind(books)) ? 'behind' : work(books),
  );
  return answer === 'behind' ? refuse(reply, 'reports-behind', {}, retryAfter(WAIT_MS)) : answer;
}

const WAIT_MS = 60_000;
