// Judges one answer: nothing of ours may break, and every refusal is a document with a known code.
import type { LightMyRequestResponse } from 'fastify';
import { problems } from '#ledger/problems.ts';

type Known = Readonly<Record<string, Readonly<{ status: number; sentence: string }>>>;
const known: Known = problems;

/** What is wrong with an answer, in a sentence; undefined when nothing is. */
export function wrongWith(
  { method, url }: Readonly<{ method: string; url: string }>,
  answer: LightMyRequestResponse,
): string | undefined {
  const { statusCode: status, headers, body } = answer;
  // The house of the fuzzer has no built pages, and says so; to a HEAD without a word.
  if (body.includes('urn:tikkeul:problem:page-not-built')) return undefined;
  if (method === 'HEAD' && status === problems['page-not-built'].status && !isCall(url))
    return undefined;
  if (status >= 500) return `answered ${status}: ${body}`;
  if (status < 400) return undefined;
  const type = String(headers['content-type'] ?? '');
  if (!type.startsWith('application/problem+json'))
    return `refused with ${status} ${type}: ${body}`;
  if (method === 'HEAD') return undefined;
  const problem = parsed(body);
  const told = known[String(problem['code'])];
  if (!told) return `refused with an unknown code: ${body}`;
  if (told.status !== status || problem['status'] !== status)
    return `${status} is not its status: ${body}`;
  return problem['detail'] === told.sentence ? undefined : `has no sentence: ${body}`;
}

/** Everything but a page is below one of these; an address may find its way to a page by dots. */
const isCall = (url: string): boolean =>
  /^\/(v1|healthz|readyz|metrics)/.test(URL.parse(url, 'http://house')?.pathname ?? url);

function parsed(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
