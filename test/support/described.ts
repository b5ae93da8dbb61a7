// Holds what a ledger answers against its table of calls: a status or code that is not described, a body that does not parse.
import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Api } from '#ledger/api.ts';
import { type CallLine, calls } from '#ledger/contract/calls/all.ts';
import type { Call } from '#ledger/contract/calls/call.ts';
import { refusalsOf } from '#ledger/routes/refusals.ts';

/** The table with rows of one type. */
export const TABLE: Readonly<Record<string, Call>> = calls;
export const LINES = Object.keys(calls) as CallLine[];

/** Sentences about every answer from now on that the table does not describe; a streamed file is judged when it has left. */
export function watchAnswers(api: Api): readonly string[] {
  const slips: string[] = [];
  api.addHook('onSend', async (request, reply, payload) => {
    const { line } = request.routeOptions.config;
    if (line === undefined) return;
    const headers = { 'content-type': String(reply.getHeader('content-type') ?? '') };
    const judge = (body: string): void => {
      const slip = slipOf(line, { statusCode: reply.statusCode, headers, body });
      if (slip !== undefined) slips.push(`${line}: ${slip}`);
    };
    if (payload === undefined || typeof payload === 'string') return judge(payload ?? '');
    // Events never end.
    const isFile = payload instanceof Readable && !headers['content-type'].includes('event-stream');
    return isFile ? overheard(payload, judge) : undefined;
  });
  return slips;
}

/** The same pieces, each when it is wanted; `judge` hears all of them together, up to what a test can bear. */
function overheard(pieces: Readable, judge: (body: string) => void): Readable {
  const listening = async function* () {
    let body = '';
    for await (const piece of pieces) {
      if (body.length < OVERHEARD_MAX) body += String(piece);
      yield piece;
    }
    if (body.length < OVERHEARD_MAX) judge(body);
  };
  return Readable.from(listening(), { highWaterMark: 1 });
}

const OVERHEARD_MAX = 4_000_000;

type AnyAnswer = Readonly<{ statusCode: number; headers: Record<string, unknown>; body: string }>;

/** What the table does not describe of an answer to `line`; undefined when it describes everything. */
export function slipOf(line: string, { statusCode, headers, body }: AnyAnswer): string | undefined {
  const mediaType = String(headers['content-type'] ?? '').split(';')[0]!;
  if (mediaType === 'application/problem+json') {
    const { code } = JSON.parse(body) as { code: string };
    const isTold = refusalsOf(line, TABLE[line]!).some((one) => one === code);
    return isTold ? undefined : `${code} is not among its refusals`;
  }
  const schema = schemaOf(line, statusCode, mediaType);
  if (!schema) return `${statusCode} ${mediaType} is not described`;
  const value: unknown = mediaType === 'application/json' ? JSON.parse(body) : body || undefined;
  const parsed = schema.safeParse(value);
  return parsed.success ? undefined : `${statusCode} does not parse: ${parsed.error.message}`;
}

/** The schema of an answer in this media type; undefined when the table knows none. */
function schemaOf(line: string, status: number, mediaType: string): z.ZodType | undefined {
  const answer = TABLE[line]?.answers[status];
  if (answer === undefined || !('content' in answer)) return answer;
  return answer.content[mediaType]?.schema;
}
