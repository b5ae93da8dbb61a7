// Every refusal of the ledger: its status and a sentence for a person. A new one compiles once it stands here.
import { STATUS_CODES } from 'node:http';
import type { ProblemDocument } from './contract/problem.ts';
import { holderProblems } from './problems/holder.ts';
import { staffProblems } from './problems/staff.ts';
import { vaultProblems } from './problems/vault.ts';
import { tillProblems } from './problems/till.ts';

type Problem = Readonly<{ status: number; sentence: string }>;

export const problems = {
  // ── the request itself ──
  malformed: { status: 400, sentence: 'This request is not written as it should be.' },
  'not-canonical': {
    status: 400,
    sentence: 'The bytes of this request are not the canonical bytes of what they say.',
  },
  'idempotency-key-missing': {
    status: 400,
    sentence: 'This request needs an Idempotency-Key, so that sending it twice is safe.',
  },
  'idempotency-key-mismatch': {
    status: 400,
    sentence: 'The Idempotency-Key of a batch is {kioskId}:{kioskEpoch}:{batchSeq}.',
  },
  'not-found': { status: 404, sentence: 'There is nothing here.' },
  'method-not-allowed': { status: 405, sentence: 'This address does not do that.' },
  'too-slow': {
    status: 408,
    sentence: 'This request took too long to arrive. Nothing of it was used; please send it again.',
  },
  'too-large': { status: 413, sentence: 'This request is too large. Nothing of it was used.' },
  'media-type': { status: 415, sentence: 'Send JSON, with Content-Type: application/json.' },
  'idempotency-key-reused': {
    status: 422,
    sentence: 'This Idempotency-Key was used for another request. Nothing was done.',
  },
  'too-many-requests': {
    status: 429,
    sentence: 'Too many requests from here. Please wait a little and try again.',
  },
  'headers-too-large': {
    status: 431,
    sentence: 'The headers of this request are too large. Nothing of it was used.',
  },
  internal: {
    status: 500,
    sentence: 'Something went wrong on our side. Recorded money is safe; please try again.',
  },
  unavailable: {
    status: 503,
    sentence: 'The ledger cannot write just now. Recorded money is safe; please try again.',
  },

  // ── holders ──
  'phone-invalid': {
    status: 400,
    sentence: 'This is not a mobile phone number. Check the digits and the country.',
  },
  'code-wrong': {
    status: 401,
    sentence: 'This code is not right or no longer good. Check it, or ask for a new one.',
  },
  'not-signed-in': { status: 401, sentence: 'Please sign in first.' },
  'proof-not-ready': {
    status: 409,
    sentence: 'These coins are not in the signed log yet. Ask again in a few seconds.',
  },
  'origin-foreign': {
    status: 403,
    sentence: 'This request came from a page that is not ours. Nothing was done.',
  },
  'pickup-code-wrong': {
    status: 404,
    sentence: 'This pickup code is not right, or it was used already.',
  },
  'too-many-streams': {
    status: 429,
    sentence: 'This wallet is open in too many places. Close one and try again.',
  },

  // ── kiosks ──
  'enrolment-refused': {
    status: 401,
    sentence: 'This enrolment token is not good or no longer good. Ask the operator for a new one.',
  },
  'signature-invalid': {
    status: 401,
    sentence: 'The signature does not fit this request. Nothing of it was used.',
  },
  'unknown-kiosk': { status: 401, sentence: 'This kiosk or its key is not known here.' },
  'clock-skew': {
    status: 401,
    sentence:
      'The signature is more than five minutes from our time. Correct the clock and resend.',
  },
  'sequence-gap': {
    status: 409,
    sentence: 'A batch before this one is missing. Send the expected one first.',
  },
  'sequence-conflict': {
    status: 409,
    sentence: 'This batch contradicts one that is already in the books. An operator has to look.',
  },
  'heartbeat-repeated': {
    status: 409,
    sentence: 'A heartbeat with this number, or a later one, was already received.',
  },

  // ── directory ──
  'no-rate-card': { status: 404, sentence: 'No rate card is in force.' },
  'page-not-built': {
    status: 503,
    sentence: 'This page has not been built. Run: npm run build',
  },
  ...staffProblems,
  ...holderProblems,
  ...vaultProblems,
  ...tillProblems,
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

/** The document of a refusal; `more` adds what a program needs to go on. */
export function problemDocument(
  code: ProblemCode,
  more: Readonly<Record<string, unknown>> = {},
): ProblemDocument & Readonly<Record<string, unknown>> {
  const { status, sentence } = problems[code];
  return {
    type: `urn:tikkeul:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Refused',
    status,
    code,
    detail: sentence,
    ...more,
  };
}
