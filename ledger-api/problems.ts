// Every refusal of the ledger: its status and a sentence for a person. A new one compiles once it stands here.
import { STATUS_CODES } from 'node:http';
import type { ProblemDocument } from './contract/problem.ts';
import { staffProblems } from './problems/staff.ts';

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

  // ── what holders do besides looking and paying ──
  'identity-needed': {
    status: 403,
    sentence: 'This needs your identity checked first. It takes a minute, and once is enough.',
  },
  'identity-refused': {
    status: 403,
    sentence: 'Name and birth date do not fit this phone number. Nothing was changed.',
  },
  'identity-unavailable': {
    status: 503,
    sentence: 'Identities cannot be checked just now. Nothing was changed; please try again later.',
  },
  'too-many-bank-accounts': {
    status: 409,
    sentence: 'Five bank accounts are the most. Remove one that you no longer need.',
  },
  'bank-account-unknown': {
    status: 404,
    sentence: 'This bank account is not one of yours. Add it first.',
  },
  'below-minimum': {
    status: 409,
    sentence: 'This is less than can be sent to a bank. Your points are all still there.',
  },
  'insufficient-points': {
    status: 409,
    sentence: 'There are not enough points to spend for this. Nothing was taken.',
  },
  'withdrawal-decided': {
    status: 409,
    sentence: 'This withdrawal is decided already. Nothing was changed.',
  },
  'withdrawal-not-sent': {
    status: 409,
    sentence: 'This withdrawal was not sent to the bank yet, so the bank cannot have paid it.',
  },
  'nothing-to-pay': { status: 409, sentence: 'No withdrawal waits to be paid.' },
  'bank-unavailable': {
    status: 503,
    sentence: 'The bank did not take the file. It can be handed over again; nothing is paid twice.',
  },
  'status-report-unreadable': {
    status: 400,
    sentence: 'This is not a status report that can be read. Nothing of it was used.',
  },

  'gift-to-self': { status: 409, sentence: 'This is your own number. Nothing was taken.' },
  'gift-decided': {
    status: 409,
    sentence: 'This gift was accepted, taken back, or waited too long. Nothing was changed.',
  },
  'balance-cap': {
    status: 409,
    sentence: 'Your wallet has no room for this. Spend some points or have your identity checked.',
  },

  'deposit-open': {
    status: 409,
    sentence: 'Coins are still falling into this deposit. Wait until it has closed.',
  },
  'claim-open': {
    status: 409,
    sentence: 'You have told us about this already. A person is looking at it.',
  },
  'claim-decided': { status: 409, sentence: 'This claim is decided already. Nothing was changed.' },
  'decision-not-for-claim': {
    status: 409,
    sentence: 'A claim of this kind is not decided like that. Nothing was changed.',
  },
  'deposit-not-movable': {
    status: 409,
    sentence: 'This deposit is not known, still open, nobody’s, or at the right wallet already.',
  },

  // ── directory ──
  'no-rate-card': { status: 404, sentence: 'No rate card is in force.' },
  'page-not-built': {
    status: 503,
    sentence: 'The wallet page has not been built. Run: npm run build',
  },
  ...staffProblems,
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
