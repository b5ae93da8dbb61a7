// Holds what a ledger answers against its table of calls: a status or code that is not described, a body that does not parse.
import type { z } from 'zod';
import type { Api } from '#ledger/api.ts';
import { type CallLine, calls } from '#ledger/contract/calls/all.ts';
import type { Call } from '#ledger/contract/calls/call.ts';
import { refusalsOf } from '#ledger/routes/refusals.ts';

/** The table with rows of one type. */
export const TABLE: Readonly<Record<string, Call>> = calls;
export const LINES = Object.keys(calls) as CallLine[];

/** The schema of an answer in this media type; undefined when the table knows none. */
export function schemaOf(line: string, status: number, mediaType: string): z.ZodType | undefined {
  const answer = TABLE[line]?.answers[status];
  if (answer === undefined || !('content' in answer)) return answer;
  return answer.content[mediaType]?.schema;
}

/** Sentences about every answer from now on that the table does not describe. */
export function watchAnswers(api: Api): readonly string[] {
  const slips: string[] = [];
  api.addHook('onSend', async (request, reply, payload) => {
    const { line } = request.routeOptions.config;
    if (line === undefined || (payload !== undefined && typeof payload !== 'string')) return;
    const mediaType = String(reply.getHeader('content-type') ?? '').split(';')[0]!;
    const slip = slipOf(line, reply.statusCode, mediaType, payload);
    if (slip !== undefined) slips.push(`${line}: ${slip}`);
  });
  return slips;
}

function slipOf(
  line: string,
  status: number,
  mediaType: string,
  payload: string | undefined,
): string | undefined {
  if (mediaType === 'application/problem+json') {
    const { code } = JSON.parse(payload ?? '') as { code: string };
    const isTold = refusalsOf(line, TABLE[line]!).some((one) => one === code);
    return isTold ? undefined : `${code} is not among its refusals`;
  }
  const schema = schemaOf(line, status, mediaType);
  if (!schema) return `${status} ${mediaType} is not described`;
  const isText = mediaType !== 'application/json' || payload === undefined || payload === '';
  const body: unknown = isText ? payload || undefined : JSON.parse(payload);
  const parsed = schema.safeParse(body);
  return parsed.success ? undefined : `${status} does not parse: ${parsed.error.message}`;
}
