// What holders complain about, and presents.
import { z } from 'zod';
import { ClaimDecision, Claims } from '../claim.ts';
import { Uuid } from '../ids.ts';
import { ApprovalAsked } from '../operator.ts';
import { GrantRequest, NewPromotion, PromotionView, Promotions } from '../promotion.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorClaimsCalls = {
  'GET /v1/operator/claims': {
    access: 'operator:finance',
    summary: 'Claims in one state, the first due before the others',
    query: z.strictObject({
      state: z.enum(['open', 'accepted', 'refused']).default('open'),
      cursor: Uuid.optional(),
    }),
    answers: { 200: Claims },
    refusals: [],
    example: {
      query: { state: 'open' },
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
  'POST /v1/operator/claims/{id}/decision': {
    access: 'operator:finance',
    summary: 'Decide a claim',
    headers: WriteHeaders,
    params: z.strictObject({ id: Uuid }),
    body: ClaimDecision,
    answers: {
      200: z.strictObject({ claimId: Uuid, state: z.enum(['accepted', 'refused']) }),
      202: ApprovalAsked,
    },
    refusals: [
      'claim-decided',
      'not-found',
      'decision-not-for-claim',
      'deposit-not-movable',
      'approval-waiting',
    ],
    example: {
      params: { id: SAMPLE.claim },
      body: { decision: 'refuse', answer: 'The journal of the kiosk has eighty coins.' },
      answer: { claimId: SAMPLE.claim, state: 'refused' },
    },
  },
  'GET /v1/operator/promotions': {
    access: 'operator:finance',
    summary: 'Promotions, newest first',
    query: z.strictObject({ cursor: Uuid.optional() }),
    answers: { 200: Promotions },
    refusals: [],
    example: {
      answer: {
        promotions: [
          {
            id: SAMPLE.promotion,
            name: 'Spring',
            fundedPoints: '1000',
            grantedPoints: '100',
            perWalletPoints: '600',
            endsAt: '2026-12-01T00:00:31.000Z',
          },
        ],
      },
    },
  },
  'POST /v1/operator/promotions': {
    access: 'operator:finance',
    summary: 'Propose a promotion with its budget',
    headers: WriteHeaders,
    body: NewPromotion,
    answers: { 202: ApprovalAsked },
    refusals: ['approval-waiting'],
    example: {
      body: {
        name: 'Autumn',
        fundedPoints: '100000',
        perWalletPoints: '1000',
        endsAt: '2026-12-31T14:59:59.000Z',
      },
      answer: {
        approvalId: '01a229c1-4630-7838-a107-4cd3d1053c8b',
        expiresAt: '2026-12-01T00:01:02.000Z',
      },
    },
  },
  'POST /v1/operator/promotions/{id}/grants': {
    access: 'operator:finance',
    summary: 'Give points out of a budget',
    headers: WriteHeaders,
    params: z.strictObject({ id: Uuid }),
    body: GrantRequest,
    answers: { 201: PromotionView },
    refusals: [
      'balance-cap',
      'budget-exhausted',
      'promotion-over',
      'wallet-share-used',
      'phone-invalid',
      'not-found',
    ],
    example: {
      params: { id: SAMPLE.promotion },
      body: { phone: SAMPLE.phone, points: '100' },
      answer: {
        id: SAMPLE.promotion,
        name: 'Spring',
        fundedPoints: '1000',
        grantedPoints: '200',
        perWalletPoints: '600',
        endsAt: '2026-12-01T00:00:31.000Z',
      },
    },
  },
} as const satisfies Record<string, Call>;
