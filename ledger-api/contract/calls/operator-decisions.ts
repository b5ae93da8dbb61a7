// Decisions of operators about money.
import { z } from 'zod';
import { DepositId } from '../ids.ts';
import { ApprovalAsked, PageQuery, pageOf } from '../operator.ts';
import {
  AdjustmentAnswer,
  NewAdjustment,
  ReviewAnswer,
  ReviewDecision,
  ReviewEntry,
  SuspenseAnswer,
  SuspenseDecision,
  SuspenseEntry,
} from '../vault.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorDecisionsCalls = {
  'POST /v1/operator/adjustments': {
    access: 'operator:finance',
    summary: 'Take back a count, a shipment, a lodging or an exchange',
    headers: WriteHeaders,
    body: NewAdjustment,
    answers: { 201: AdjustmentAnswer, 202: ApprovalAsked },
    refusals: [
      'already-reversed',
      'not-found',
      'not-reversible',
      'bound-crossed',
      'approval-waiting',
    ],
    example: {
      body: { reverses: SAMPLE.countTransfer, reason: 'mistyped' },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        mirrors: ['correction/bag/01989c00-0000-7000-8000-000000000096/counted/1/KRW'],
      },
    },
  },
  'GET /v1/operator/suspense': {
    access: 'operator:viewer',
    summary: 'Coins in suspense, oldest first',
    query: PageQuery,
    answers: { 200: pageOf('suspense', SuspenseEntry) },
    refusals: [],
    example: {
      answer: {
        suspense: [
          {
            transferId: SAMPLE.doubtfulTransfer,
            kioskId: SAMPLE.cashKiosk,
            currency: 'KRW',
            amountMinor: '500',
            at: '2026-11-30T00:00:00.000Z',
          },
        ],
      },
    },
  },
  'POST /v1/operator/suspense': {
    access: 'operator:finance',
    summary: 'Give coins in suspense to a wallet, or let them wait for a pickup code',
    headers: WriteHeaders,
    body: SuspenseDecision,
    answers: { 201: SuspenseAnswer, 202: ApprovalAsked },
    refusals: ['not-found', 'suspense-resolved', 'approval-waiting'],
    example: {
      body: { transferId: SAMPLE.doubtfulTransfer, to: 'unclaimed' },
      answer: { depositId: '01a229c0-5400-7d41-92ba-4ea621e3b5d6' },
    },
  },
  'GET /v1/operator/reviews': {
    access: 'operator:viewer',
    summary: 'Deposits in review',
    query: PageQuery,
    answers: { 200: pageOf('reviews', ReviewEntry) },
    refusals: [],
    example: {
      answer: {
        reviews: [
          {
            depositId: SAMPLE.reviewedDeposit,
            kioskId: '018f0000-0000-7000-8000-000000000001',
            reason: 'totals-differ',
            openedAt: '2026-11-30T00:00:00.000Z',
            totals: [{ currency: 'KRW', amountMinor: '1000', count: 2 }],
          },
        ],
      },
    },
  },
  'POST /v1/operator/reviews/{id}': {
    access: 'operator:finance',
    summary: 'Release a deposit from review, with rates that a person fixed if need be',
    headers: WriteHeaders,
    params: z.strictObject({ id: DepositId }),
    body: ReviewDecision,
    answers: { 200: ReviewAnswer, 202: ApprovalAsked },
    refusals: [
      'not-found',
      'not-in-review',
      'deposit-disputed',
      'wallet-closed',
      'no-rate',
      'approval-waiting',
    ],
    example: {
      params: { id: SAMPLE.reviewedDeposit },
      body: {},
      answer: { depositId: SAMPLE.reviewedDeposit },
    },
  },
} as const satisfies Record<string, Call>;
