// A small ledger over real HTTP for kiosk tests: it verifies every signature itself, keeps batches, and misbehaves on request.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BatchEnvelope, FIRST_PREV_BATCH_HASH } from '#ledger/contract/batch.ts';
import { canonicalText } from '#ledger/contract/canonical-json.ts';
import {
  EnrolRequest,
  HeartbeatRequest,
  ledgerKeysBytes,
  type HeartbeatAnswer,
  type LedgerKey,
} from '#ledger/contract/kiosk-documents.ts';
import {
  fingerprintOf,
  signBytes,
  signDocument,
  type SigningKey,
} from '#ledger/contract/signature.ts';
import { isSignedBy, signatureRefusal } from './kiosk-signature-check.ts';
import { aCertificate, KIOSK, ledgerKey, sealingKey } from './kiosk-records.ts';

export type Misbehaviour =
  /** Everything is done, then the connection is cut before the answer. */
  | 'lose-answer'
  /** Nothing is done. */
  | 'unavailable'
  | 'cut'
  /** The answer is not JSON. */
  | 'mumble';

export interface FakeLedger {
  readonly url: string;
  readonly token: string;
  readonly key: SigningKey;
  /** Accepted batches in order, as received. */
  readonly batches: BatchEnvelope[];
  readonly heartbeats: HeartbeatRequest[];
  /** Requests for batches, refused ones included: batch number and answer. */
  readonly log: string[];
  /** What goes wrong with the next enrolments and batches, first in, first out. */
  readonly misbehave: Misbehaviour[];
  nowMs: () => number;
  isQuarantined: boolean;
  enrolments: number;
  answer: Pick<HeartbeatAnswer, 'rateCard' | 'coinTables' | 'commands'>;
  /** Forgets batches from this number on, as a restored backup would. */
  restoreBefore(batchSeq: number): void;
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
}

/** Starts a ledger on a free port of this machine. */
export async function fakeLedger(): Promise<FakeLedger> {
  const token = `tk1.${KIOSK}.${Buffer.alloc(32, 7).toString('base64url')}.${fingerprintOf(ledgerKey.publicKey)}`;
  const ledgerKeys: LedgerKey[] = [
    { kid: ledgerKey.kid, use: 'sign', alg: 'ed25519', key: ledgerKey.publicKey },
    {
      kid: createHash('sha256').update(sealingKey.publicKey).digest('hex').slice(0, 16),
      use: 'seal',
      alg: 'x25519',
      key: Buffer.from(sealingKey.publicKey).toString('base64url'),
    },
  ];
  let kioskPublicKey = '';
  let port = 0;
  const known = new Map<number, string>();

  const problem = (status: number, code: string, more: object = {}): Answer => ({
    status,
    body: {
      type: 'about:blank',
      title: code,
      status,
      code,
      detail: `A sentence about ${code}.`,
      ...more,
    },
  });

  const enrol = (body: Buffer): Answer => {
    const request = EnrolRequest.parse(JSON.parse(body.toString()));
    const isUsed = kioskPublicKey !== '' && kioskPublicKey !== request.publicKey;
    if (request.token !== token || isUsed) return problem(401, 'token-invalid');
    kioskPublicKey = request.publicKey;
    ledger.enrolments += 1;
    return {
      status: 200,
      body: {
        kioskId: KIOSK,
        kioskEpoch: 1,
        certificate: aCertificate({ publicKey: request.publicKey }),
        publicOrigin: ledger.url,
        ledgerKeys,
        ledgerKeysSignature: signBytes(ledgerKey, ledgerKeysBytes(KIOSK, ledgerKeys)),
        serverTime: new Date(ledger.nowMs()).toISOString(),
      },
    };
  };

  const batch = (body: Buffer, headers: IncomingMessage['headers']): Answer => {
    const envelope = BatchEnvelope.parse(JSON.parse(body.toString()));
    const { batchSeq, prevBatchHash, kioskId, kioskEpoch } = envelope.batch;
    if (canonicalText(envelope) !== body.toString()) return problem(400, 'not-canonical');
    if (headers['idempotency-key'] !== `${kioskId}:${kioskEpoch}:${batchSeq}`)
      return problem(400, 'key-mismatch');
    const hash = createHash('sha256').update(canonicalText(envelope.batch)).digest();
    if (
      !isSignedBy(
        kioskPublicKey,
        hash,
        Buffer.from(String(headers['batch-signature']), 'base64url'),
      )
    ) {
      return problem(401, 'signature-invalid');
    }
    const hashHex = hash.toString('hex');
    if (known.has(batchSeq)) {
      return known.get(batchSeq) === hashHex ? accepted() : problem(409, 'sequence-conflict');
    }
    if (ledger.isQuarantined)
      return { status: 202, body: { held: true, acceptedThrough: ledger.batches.length } };
    const expected = ledger.batches.length + 1;
    if (batchSeq !== expected) return problem(409, 'sequence-gap', { expected });
    if (prevBatchHash !== (known.get(batchSeq - 1) ?? FIRST_PREV_BATCH_HASH)) {
      return problem(409, 'sequence-conflict');
    }
    known.set(batchSeq, hashHex);
    ledger.batches.push(envelope);
    return accepted();
  };
  const accepted = (): Answer => ({
    status: 200,
    body: { acceptedThrough: ledger.batches.length },
  });

  const heartbeat = (body: Buffer): Answer => {
    ledger.heartbeats.push(HeartbeatRequest.parse(JSON.parse(body.toString())));
    return {
      status: 200,
      body: {
        serverTime: new Date(ledger.nowMs()).toISOString(),
        kioskName: 'Demo kiosk',
        holdPeriodMs: 5000,
        ...ledger.answer,
      },
    };
  };

  const answerTo = (request: IncomingMessage, body: Buffer): Answer => {
    if (request.url === '/v1/kiosks/enrol') return enrol(body);
    const refusal = signatureRefusal(request, body, kioskPublicKey);
    if (refusal) return problem(401, refusal);
    const createdS = Number(/;created=(\d+)/.exec(String(request.headers['signature-input']))?.[1]);
    if (Math.abs(createdS * 1000 - ledger.nowMs()) > 300_000) {
      const serverTime = new Date(ledger.nowMs()).toISOString();
      const document = { type: 'server-time', kioskId: KIOSK, created: createdS, serverTime };
      return problem(401, 'clock-skew', { serverTime: signDocument(ledgerKey, document) });
    }
    return request.url === '/v1/batches' ? batch(body, request.headers) : heartbeat(body);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const fault = request.url === HEARTBEAT_PATH ? undefined : ledger.misbehave.shift();
    if (fault === 'cut') return void request.socket.destroy();
    const answer =
      fault === 'unavailable'
        ? problem(503, 'unavailable')
        : answerTo(request, Buffer.concat(chunks));
    if (request.url === '/v1/batches') {
      const batchSeq = String(request.headers['idempotency-key']).split(':')[2];
      const code = (answer.body as { code?: string }).code;
      ledger.log.push(
        `${batchSeq} ${code ?? answer.status}${fault === 'lose-answer' ? ' lost' : ''}`,
      );
    }
    if (fault === 'lose-answer') return void request.socket.destroy();
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      date: new Date(ledger.nowMs()).toUTCString(),
    });
    response.end(fault === 'mumble' ? '<html>' : JSON.stringify(answer.body));
  };

  const server = createServer((request, response) => void serve(request, response));
  const ledger: FakeLedger = {
    url: '',
    token,
    key: ledgerKey,
    batches: [],
    heartbeats: [],
    log: [],
    misbehave: [],
    nowMs: () => Date.UTC(2026, 10, 22),
    isQuarantined: false,
    enrolments: 0,
    answer: { coinTables: [], commands: [] },
    restoreBefore: (batchSeq) => {
      ledger.batches.splice(batchSeq - 1);
      for (const seq of known.keys()) if (seq >= batchSeq) known.delete(seq);
    },
    start: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await ledger.start();
  port = (server.address() as AddressInfo).port;
  return Object.assign(ledger, { url: `http://127.0.0.1:${port}` });
}

const HEARTBEAT_PATH = '/v1/kiosks/heartbeat';

type Answer = { status: number; body: object };
