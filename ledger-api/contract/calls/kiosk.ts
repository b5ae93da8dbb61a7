// Calls of a kiosk.
import { BatchAnswer, ReceivedEnvelope } from '../batch.ts';
import {
  EnrolAnswer,
  EnrolRequest,
  HeartbeatAnswer,
  HeartbeatRequest,
} from '../kiosk-documents.ts';
import type { Call } from './call.ts';
import { SAMPLE } from './samples.ts';

export const kioskCalls = {
  'POST /v1/kiosks/enrol': {
    access: 'anyone',
    summary: 'Exchange a one-time token for a certificate',
    body: EnrolRequest,
    answers: { 200: EnrolAnswer },
    refusals: ['enrolment-refused', 'too-many-requests'],
    example: {
      body: {
        token: SAMPLE.enrolmentToken,
        publicKey: 'gTl3Dqh9F19Wo1RmwfCnkAeiCnBaR3HFyLdrOtO1DQc',
        softwareVersion: '1.4.0',
      },
      answer: {
        kioskId: '018f0000-0000-7000-8000-000000000075',
        kioskEpoch: 1,
        certificate: {
          type: 'kiosk-certificate',
          kioskId: '018f0000-0000-7000-8000-000000000075',
          kioskEpoch: 1,
          publicKey: 'gTl3Dqh9F19Wo1RmwfCnkAeiCnBaR3HFyLdrOtO1DQc',
          issuedAt: '2026-11-30T00:00:00.000Z',
          kid: '1a1d5df3805b82d3',
          signature:
            'ZMww3pqKNfuYkSs-VAL7JBFUfFI9kE8J4o9aTujgRGDO342WlXmxU6S2LGRbZWTMOWugGwYlk7ouG96FGlteAg',
        },
        publicOrigin: 'http://127.0.0.1:8080',
        ledgerKeys: [
          {
            kid: '1a1d5df3805b82d3',
            use: 'sign',
            alg: 'ed25519',
            key: '5DFXW8I_9-eoh9m8MMI4QGyIeZh4rDV99lTiIrQIJSI',
          },
          {
            kid: '068e3c402d1606ea',
            use: 'seal',
            alg: 'x25519',
            key: 'j1v3MMjnsuSp9j5mJEOeEltF-oUuEsupoxzdj96-fjQ',
          },
        ],
        ledgerKeysSignature:
          'bNEyV0y_Hfc0t1r6UNqpxr8XlXLtaJqD0RjE13qqJXZ3sFPv9cOSyXhfm3V39ccvSgtf_PQPaZ2bux7RKOs7Cg',
        serverTime: '2026-11-30T00:00:00.000Z',
      },
    },
  },
  'POST /v1/batches': {
    access: 'kiosk-batch',
    summary: 'A signed batch of journal records',
    body: ReceivedEnvelope,
    answers: { 200: BatchAnswer, 202: BatchAnswer },
    refusals: ['idempotency-key-mismatch', 'sequence-conflict', 'sequence-gap'],
    example: {
      body: {
        batch: {
          kioskId: SAMPLE.kiosk,
          kioskEpoch: 1,
          batchSeq: 1,
          prevBatchHash: '0'.repeat(64),
          firstSeq: 1,
          lastSeq: 1,
          createdAt: '2026-11-30T09:00:01.000Z',
          records: [
            {
              seq: 1,
              at: '2026-11-30T09:00:00.000Z',
              kind: 'cashbox-removed',
              body: { sealNumber: 'S-2044' },
            },
          ],
        },
        sealed: {},
      },
      answer: { acceptedThrough: 1 },
    },
  },
  'POST /v1/kiosks/heartbeat': {
    access: 'kiosk-heartbeat',
    summary: 'State up; rate card, coin tables and commands down',
    body: HeartbeatRequest,
    answers: { 200: HeartbeatAnswer },
    refusals: ['heartbeat-repeated'],
    example: {
      body: {
        kioskId: SAMPLE.kiosk,
        kioskEpoch: 1,
        counter: 1,
        softwareVersion: '1.4.0',
        acceptors: [{ acceptorId: 'NRI/G13/7', state: 'ready' }],
        unsentRecords: 0,
      },
      answer: {
        serverTime: '2026-11-30T00:00:00.000Z',
        kioskName: 'Station',
        holdPeriodMs: 604800000,
        rateCard: {
          type: 'rate-card',
          number: 2,
          validFrom: '2026-11-30T00:00:00.000Z',
          validUntil: '2026-12-01T00:00:00.000Z',
          policy: 'fixed-at-deposit',
          rates: [
            { currency: 'USD', mid: { num: '139', den: '10' }, spread: { num: '45', den: '1000' } },
          ],
          kid: '1a1d5df3805b82d3',
          signature:
            'sWQifuHazZaTwZqJQXyX3-6geWvvBQeuQKO6MXEXVr-79PQs3ogmWMG_-Em57FrSxjksb7ttdeEVJnhA-V42Cw',
        },
        coinTables: [],
        commands: [],
      },
    },
  },
} as const satisfies Record<string, Call>;
