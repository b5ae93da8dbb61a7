// When a count or a number is wrong.
import { z } from 'zod';
import { ClaimRequest, ClaimView, Claims } from '../claim.ts';
import { Uuid } from '../ids.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const holderClaimsCalls = {
  'GET /v1/wallet/claims': {
    access: 'holder',
    summary: 'Claims, newest first',
    query: z.strictObject({ cursor: Uuid.optional() }),
    answers: { 200: Claims },
    refusals: [],
    example: {
      answer: {
        claims: [
          {
            id: SAMPLE.claim,
            kind: 'miscount',
            state: 'open',
            depositId: '018f0000-0000-7000-8000-000000000081',
            text: 'I poured eighty-one coins.',
            filedAt: '2026-11-30T00:00:31.000Z',
            dueAt: '2026-12-14T00:00:31.000Z',
            evidence: {
              kioskId: '018f0000-0000-7000-8000-000000000001',
              kioskName: 'Test kiosk',
              state: 'matured',
              openedAt: '2026-11-22T00:00:00.000Z',
              closedAt: '2026-11-22T00:00:00.000Z',
              coins: [{ currency: 'KRW', faceMinor: '500', count: 80 }],
              records: { kioskEpoch: 1, firstSeq: 2, lastSeq: 81 },
              batches: [
                {
                  kioskEpoch: 1,
                  batchSeq: 1,
                  batchHash: 'b332107cf68bf877d49e168410000976fdffaee11cccbc7c41ef555886d1fa04',
                },
              ],
              events: [],
              coinTables: [
                {
                  acceptorId: 'TKL/TKL-EMU/12345678',
                  number: 1,
                  approvedBy: 'test',
                  approvedAt: '2026-11-22T00:00:00.000Z',
                },
              ],
              rateCards: [],
            },
          },
        ],
      },
    },
  },
  'GET /v1/wallet/claims/{id}': {
    access: 'holder',
    summary: 'A claim with its evidence',
    params: z.strictObject({ id: Uuid }),
    answers: { 200: ClaimView },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.claim },
      answer: {
        id: SAMPLE.claim,
        kind: 'miscount',
        state: 'open',
        depositId: '018f0000-0000-7000-8000-000000000081',
        text: 'I poured eighty-one coins.',
        filedAt: '2026-11-30T00:00:31.000Z',
        dueAt: '2026-12-14T00:00:31.000Z',
        evidence: {
          kioskId: '018f0000-0000-7000-8000-000000000001',
          kioskName: 'Test kiosk',
          state: 'matured',
          openedAt: '2026-11-22T00:00:00.000Z',
          closedAt: '2026-11-22T00:00:00.000Z',
          coins: [{ currency: 'KRW', faceMinor: '500', count: 80 }],
          records: { kioskEpoch: 1, firstSeq: 2, lastSeq: 81 },
          batches: [
            {
              kioskEpoch: 1,
              batchSeq: 1,
              batchHash: 'b332107cf68bf877d49e168410000976fdffaee11cccbc7c41ef555886d1fa04',
            },
          ],
          events: [],
          coinTables: [
            {
              acceptorId: 'TKL/TKL-EMU/12345678',
              number: 1,
              approvedBy: 'test',
              approvedAt: '2026-11-22T00:00:00.000Z',
            },
          ],
          rateCards: [],
        },
      },
    },
  },
  'POST /v1/wallet/claims': {
    access: 'holder',
    summary: 'Say that a count or a number is wrong',
    headers: WriteHeaders,
    body: ClaimRequest,
    answers: { 201: ClaimView },
    refusals: ['claim-open', 'not-found', 'deposit-open', 'too-many-requests'],
    example: {
      body: {
        kind: 'miscount',
        depositId: SAMPLE.deposit,
        text: 'I poured four coins, not three.',
      },
      answer: {
        id: '01a229c1-4630-700f-b6f3-cd95e163e2a4',
        kind: 'miscount',
        state: 'open',
        depositId: SAMPLE.deposit,
        text: '',
        filedAt: '2026-11-30T00:01:02.000Z',
        dueAt: '2026-12-14T00:01:02.000Z',
        evidence: {
          batches: [
            {
              batchHash: '76997c7c274cad9cc24d5c0153d1308dbb92adc1d14e6d234e8f097a748f3aad',
              batchSeq: 2,
              kioskEpoch: 1,
            },
          ],
          closedAt: '2026-11-30T00:00:00.000Z',
          coinTables: [
            {
              acceptorId: 'TKL/TKL-EMU/12345678',
              approvedAt: '2026-11-30T00:00:00.000Z',
              approvedBy: 'test',
              number: 2,
            },
          ],
          coins: [{ count: 3, currency: 'KRW', faceMinor: '500' }],
          events: [
            {
              at: '2026-11-30T00:00:00.000Z',
              kind: 'totals-differ',
              text: 'The kiosk named other totals than its coin records add up to.',
            },
          ],
          kioskId: '018f0000-0000-7000-8000-000000000001',
          kioskName: 'Test kiosk',
          openedAt: '2026-11-30T00:00:00.000Z',
          rateCards: [],
          records: { firstSeq: 84, kioskEpoch: 1, lastSeq: 86 },
          state: 'closed',
        },
      },
    },
  },
} as const satisfies Record<string, Call>;
