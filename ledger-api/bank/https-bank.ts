// The bank over https: one address for payment files, one for status reports.
import { z } from 'zod';
import { limitedJson } from '../limited-answer.ts';
import type { Bank } from '../use-cases/bank.ts';

/**
 * `PUT {url}/payment-files/{id}` with the pain.001, and `GET {url}/status-reports` → `[{name, text}]`, both with
 * `Authorization: Bearer secret`. No answer within 30 seconds, or one of
 * more than 16 MiB, counts as unavailable: the same file is sent again later.
 */
export function httpsBank(url: string, secret: string): Bank {
  const ask = async (path: string, init: RequestInit): Promise<Response | undefined> => {
    try {
      const answer = await fetch(`${url}/${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${secret}` },
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      return answer.ok ? answer : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    handOver: async ({ id, pain001 }) => {
      const headers = { 'content-type': 'application/xml; charset=utf-8' };
      const answer = await ask(`payment-files/${id}`, { method: 'PUT', headers, body: pain001 });
      return answer ? 'taken' : 'unavailable';
    },
    reports: async () => {
      const answer = await ask('status-reports', { method: 'GET' });
      if (!answer) return 'unavailable';
      const read = Reports.safeParse(await limitedJson(answer, ANSWER_BYTES_MAX));
      return read.success ? read.data : 'unavailable';
    },
  };
}

const Reports = z
  .array(z.object({ name: z.string().max(200), text: z.string().max(4_000_000) }))
  .max(100);

const ANSWER_WITHIN_MS = 30_000;
/** Reports wait at the bank until the next time: it may tell fewer at once. */
const ANSWER_BYTES_MAX = 16 * 1024 * 1024;
