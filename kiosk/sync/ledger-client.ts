// What a kiosk asks of the ledger, and every answer it can get, in words of the house.
import { BatchAnswer } from '#ledger/contract/batch.ts';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import {
  EnrolAnswer,
  type EnrolRequest,
  HeartbeatAnswer,
  type HeartbeatRequest,
  type ServerTime,
} from '#ledger/contract/kiosk-documents.ts';
import { ClockSkewProblem, ProblemDocument, SequenceGapProblem } from '#ledger/contract/problem.ts';
import type { SigningKey } from '#ledger/contract/signature.ts';
import { isFromLedger } from '../enrolment/ledger-trust.ts';
import type { Enrolment, StoredBatch } from '../store/kiosk-store.ts';
import type { HttpReply, LedgerHttp } from './ledger-http.ts';
import { signRequest } from './request-signature.ts';
import type { ServerClock } from './server-clock.ts';

export type Unreachable = { kind: 'unreachable'; reason: string };
/** The ledger answered and said no, or something we do not understand. */
export type Refused = { kind: 'refused'; code: string; detail: string };
/** Our idea of the time was wrong; it has been corrected from signed server time, the call may be repeated. */
export type ClockCorrected = { kind: 'clock-corrected' };

export type BatchReply =
  | { kind: 'accepted'; acceptedThrough: number }
  | { kind: 'held'; acceptedThrough: number }
  | { kind: 'gap'; expected: number }
  | ClockCorrected
  | Refused
  | Unreachable;
export type HeartbeatReply =
  | { kind: 'answered'; answer: HeartbeatAnswer }
  | ClockCorrected
  | Refused
  | Unreachable;
export type EnrolReply = { kind: 'answered'; answer: EnrolAnswer } | Refused | Unreachable;

export interface LedgerClient {
  sendBatch(batch: StoredBatch, enrolment: Enrolment): Promise<BatchReply>;
  heartbeat(request: HeartbeatRequest, enrolment: Enrolment): Promise<HeartbeatReply>;
  enrol(request: EnrolRequest): Promise<EnrolReply>;
}

// Answers may know more than this program (a ledger is updated first): unknown members are left out, signed
// documents inside them stay strict.

/** A client that signs as `key`; enrolment alone is not signed, its token speaks for it. */
export function ledgerClient(
  http: LedgerHttp,
  key: SigningKey,
  serverClock: ServerClock,
): LedgerClient {
  const postSigned = async (
    path: string,
    body: Uint8Array,
    enrolment: Enrolment,
    options: { idempotencyKey?: string; headers?: Record<string, string>; timeoutMs: number },
  ): Promise<HttpReply | ClockCorrected> => {
    const createdS = Math.floor(serverClock.nowMs() / 1000);
    const { idempotencyKey, headers, timeoutMs } = options;
    const signed = signRequest(key, {
      method: 'POST',
      url: http.url(path),
      body,
      createdS,
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    });
    const reply = await http.post(path, body, { ...signed, ...headers }, timeoutMs);
    const serverTime = reply.kind === 'answered' && ClockSkewProblem.safeParse(reply.body).data;
    if (!serverTime || !isOurs(serverTime.serverTime, enrolment, createdS)) return reply;
    serverClock.correct(Date.parse(serverTime.serverTime.serverTime));
    return { kind: 'clock-corrected' };
  };

  return {
    sendBatch: async (batch, enrolment) => {
      const { kioskId, kioskEpoch } = enrolment;
      const reply = await postSigned('/v1/batches', batch.bytes, enrolment, {
        idempotencyKey: `${kioskId}:${kioskEpoch}:${batch.batchSeq}`,
        headers: { 'Batch-Signature': batch.signature },
        timeoutMs: BATCH_TIMEOUT_MS,
      });
      if (reply.kind !== 'answered') return reply;
      const answer = isSuccess(reply) && BatchAnswer.strip().safeParse(reply.body).data;
      if (answer) {
        const kind = answer.held ? 'held' : 'accepted';
        return { kind, acceptedThrough: answer.acceptedThrough };
      }
      const gap = SequenceGapProblem.safeParse(reply.body).data;
      return gap ? { kind: 'gap', expected: gap.expected } : refusalOf(reply);
    },
    heartbeat: async (request, enrolment) => {
      const timeoutMs = SHORT_TIMEOUT_MS;
      const body = canonicalBytes(request);
      const reply = await postSigned('/v1/kiosks/heartbeat', body, enrolment, { timeoutMs });
      if (reply.kind !== 'answered') return reply;
      const answer = isSuccess(reply) && HeartbeatAnswer.strip().safeParse(reply.body).data;
      return answer ? { kind: 'answered', answer } : refusalOf(reply);
    },
    enrol: async (request) => {
      const body = canonicalBytes(request);
      const reply = await http.post('/v1/kiosks/enrol', body, {}, SHORT_TIMEOUT_MS);
      if (reply.kind !== 'answered') return reply;
      const answer = isSuccess(reply) && EnrolAnswer.strip().safeParse(reply.body).data;
      return answer ? { kind: 'answered', answer } : refusalOf(reply);
    },
  };
}

/** Signed by our ledger, for us, about the request we just made: an old one cannot be played back. */
const isOurs = (document: ServerTime, enrolment: Enrolment, createdS: number): boolean =>
  document.kioskId === enrolment.kioskId &&
  document.created === createdS &&
  isFromLedger(enrolment, document);

type Answered = Extract<HttpReply, { kind: 'answered' }>;

const isSuccess = ({ status }: Answered): boolean => status >= 200 && status < 300;

function refusalOf({ status, body }: Answered): Refused {
  const problem = ProblemDocument.safeParse(body).data;
  return {
    kind: 'refused',
    code: problem?.code ?? 'not-understood',
    detail: problem?.detail ?? `The ledger answered ${status} in a way this kiosk does not know.`,
  };
}

/** 256 KiB over a mobile line that manages 10 KiB a second. */
const BATCH_TIMEOUT_MS = 30_000;
const SHORT_TIMEOUT_MS = 10_000;
