// What waits to be paid, the files for the bank, and what it said.
import { z } from 'zod';
import { Uuid } from '../ids.ts';
import {
  PaymentFileView,
  PaymentFiles,
  PayoutAnswerRequest,
  PayoutView,
  Payouts,
  RefusalRequest,
  StatusReportAnswer,
  StatusReportRequest,
} from '../payout.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorPayoutsCalls = {
  'GET /v1/operator/withdrawals': {
    access: 'operator:finance',
    summary: 'Withdrawals in one state, oldest first',
    query: z.strictObject({
      state: z.enum(['requested', 'sent', 'paid', 'failed', 'unknown']).default('requested'),
      cursor: Uuid.optional(),
    }),
    answers: { 200: Payouts },
    refusals: [],
    example: {
      query: { state: 'requested' },
      answer: {
        withdrawals: [
          {
            id: SAMPLE.requestedWithdrawal,
            state: 'requested',
            points: '5000',
            feeMinor: '300',
            payoutMinor: '4700',
            requestedAt: '2026-11-30T00:00:31.000Z',
          },
        ],
      },
    },
  },
  'POST /v1/operator/withdrawals/{id}/refuse': {
    access: 'operator:finance',
    summary: 'Turn down a withdrawal that was not sent',
    headers: WriteHeaders,
    params: z.strictObject({ id: Uuid }),
    body: RefusalRequest,
    answers: { 200: PayoutView },
    refusals: ['withdrawal-decided', 'not-found'],
    example: {
      params: { id: SAMPLE.requestedWithdrawal },
      body: { reason: 'The account is closed.' },
      answer: {
        id: SAMPLE.requestedWithdrawal,
        state: 'failed',
        points: '5000',
        feeMinor: '300',
        payoutMinor: '4700',
        requestedAt: '2026-11-30T00:00:31.000Z',
        answeredAt: '2026-11-30T00:01:02.000Z',
        reason: 'The account is closed.',
      },
    },
  },
  'POST /v1/operator/withdrawals/{id}/answer': {
    access: 'operator:finance',
    summary: 'Record what became of a payment',
    headers: WriteHeaders,
    params: z.strictObject({ id: Uuid }),
    body: PayoutAnswerRequest,
    answers: { 200: PayoutView },
    refusals: ['not-found', 'withdrawal-not-sent', 'withdrawal-decided'],
    example: {
      params: { id: SAMPLE.sentWithdrawal },
      body: { state: 'paid', reason: 'Seen on the statement of the account.' },
      answer: {
        id: SAMPLE.sentWithdrawal,
        state: 'paid',
        points: '5000',
        feeMinor: '300',
        payoutMinor: '4700',
        requestedAt: '2026-11-30T00:00:31.000Z',
        fileId: SAMPLE.paymentFile,
        sentAt: '2026-11-30T00:00:31.000Z',
        answeredAt: '2026-11-30T00:01:02.000Z',
        reason: 'Seen on the statement of the account.',
      },
    },
  },
  'GET /v1/operator/payment-files': {
    access: 'operator:finance',
    summary: 'Payment files, newest first',
    query: z.strictObject({ cursor: Uuid.optional() }),
    answers: { 200: PaymentFiles },
    refusals: [],
    example: {
      answer: {
        paymentFiles: [
          {
            id: SAMPLE.paymentFile,
            madeAt: '2026-11-30T00:00:31.000Z',
            madeBy: 'admin 408b27',
            paymentsCount: 1,
            totalMinor: '4700',
          },
        ],
      },
    },
  },
  'POST /v1/operator/payment-files': {
    access: 'operator:finance',
    summary: 'Make a payment file of the requested withdrawals',
    headers: WriteHeaders,
    answers: { 201: PaymentFileView },
    refusals: ['nothing-to-pay'],
    example: {
      answer: {
        id: '01a229c1-4630-700f-b6f3-cd95e163e2a4',
        madeAt: '2026-11-30T00:01:02.000Z',
        madeBy: 'admin 48f4e9',
        paymentsCount: 1,
        totalMinor: '4700',
      },
    },
  },
  'GET /v1/operator/payment-files/{id}': {
    access: 'operator:finance',
    summary: 'A payment file as ISO 20022 pain.001 or CSV',
    params: z.strictObject({ id: Uuid }),
    query: z.strictObject({ format: z.enum(['pain.001', 'csv']).default('pain.001') }),
    answers: {
      200: {
        content: {
          'application/xml': { schema: z.string() },
          'text/csv': { schema: z.string() },
        },
      },
    },
    refusals: ['not-found', 'payee-erased', 'payment-file-stale'],
    example: {
      params: { id: SAMPLE.paymentFile },
      query: { format: 'csv' },
      answer:
        '﻿reference,name,bankCode,accountNumber,amount,currency\r\n01989c00000070008000000000000d5a,김티끌,004,123456789012,4700,KRW\r\n\n',
    },
  },
  'POST /v1/operator/payment-files/{id}/hand-over': {
    access: 'operator:finance',
    summary: 'Hand a payment file to the bank',
    headers: WriteHeaders,
    params: z.strictObject({ id: Uuid }),
    answers: { 200: z.strictObject({ id: Uuid, state: z.literal('taken') }) },
    refusals: ['not-found', 'payee-erased', 'payment-file-stale', 'bank-unavailable'],
    example: {
      params: { id: SAMPLE.paymentFile },
      answer: { id: SAMPLE.paymentFile, state: 'taken' },
    },
  },
  'POST /v1/operator/payment-statuses': {
    access: 'operator:finance',
    summary: 'Read a status report of the bank',
    headers: WriteHeaders,
    body: StatusReportRequest,
    answers: { 200: StatusReportAnswer },
    refusals: ['status-report-unreadable'],
    example: {
      body: {
        format: 'csv',
        text: `reference,status,reason\r\n${SAMPLE.paymentReference},paid,\r\n`,
      },
      answer: { changed: 1, repeated: 0, underWay: 0, problems: [] },
    },
  },
  'POST /v1/operator/payment-statuses/fetch': {
    access: 'operator:finance',
    summary: 'Fetch the status reports that wait at the bank',
    headers: WriteHeaders,
    answers: { 200: StatusReportAnswer.extend({ unreadable: z.array(z.string()) }) },
    refusals: ['bank-unavailable'],
    example: { answer: { changed: 0, repeated: 0, underWay: 0, problems: [], unreadable: [] } },
  },
} as const satisfies Record<string, Call>;
