// Tasks, approvals and the audit trail.
import { z } from 'zod';
import {
  ApprovalEntry,
  AuditEntry,
  Note,
  OperatorTask,
  PageQuery,
  TaskQuery,
  pageOf,
} from '../operator.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorPaperworkCalls = {
  'GET /v1/operator/tasks': {
    access: 'operator:viewer',
    summary: 'Tasks, oldest first',
    query: TaskQuery,
    answers: { 200: pageOf('tasks', OperatorTask) },
    refusals: [],
    example: {
      query: { state: 'open' },
      answer: {
        tasks: [
          {
            id: 'dW5rbm93bi1zZXNzaW9uIDAxOGYwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDk5OQ',
            kind: 'unknown-session',
            kioskId: SAMPLE.cashKiosk,
            openedAt: '2026-11-30T00:00:00.000Z',
            text: 'Coins name a session that the ledger never saw open; they wait in suspense.',
            record:
              '{"at":"2026-11-30T00:00:00.000Z","body":{"acceptorEpoch":"0527e70bbf6a05bae7a0e8630f53b9cc","acceptorId":"TKL/TKL-EMU/12345678","creditSeq":"23","currency":"KRW","faceMinor":"500","position":4,"route":0,"sessionId":"018f0000-0000-7000-8000-000000000999"},"kind":"coin","seq":31}',
          },
        ],
      },
    },
  },
  'POST /v1/operator/tasks/{id}/close': {
    access: 'operator:finance',
    summary: 'Close a task with a note',
    headers: WriteHeaders,
    params: z.strictObject({ id: z.string().regex(/^[\w-]{1,800}$/) }),
    body: z.strictObject({ note: Note }),
    answers: { 200: z.strictObject({ id: z.string(), state: z.literal('closed') }) },
    refusals: ['not-found', 'task-closed'],
    example: {
      params: { id: SAMPLE.task },
      body: { note: 'The kiosk was moved.' },
      answer: { id: SAMPLE.task, state: 'closed' },
    },
  },
  'GET /v1/operator/approvals': {
    access: 'operator:viewer',
    summary: 'Proposals that need two people, newest first',
    query: PageQuery,
    answers: { 200: pageOf('approvals', ApprovalEntry) },
    refusals: [],
    example: {
      answer: {
        approvals: [
          {
            id: SAMPLE.approval,
            kind: 'release-held-batches',
            subject: '018f0000-0000-7000-8000-000000000073',
            payload: {
              heldBatches: 0,
              kioskName: 'Kiosk quarantined',
              note: 'The key was changed.',
            },
            state: 'waiting',
            proposedBy: '01a229c0-5400-7704-a4d5-499401408b27',
            proposedAt: '2026-11-30T00:00:00.000Z',
            expiresAt: '2026-12-01T00:00:00.000Z',
          },
        ],
      },
    },
  },
  'POST /v1/operator/approvals/{id}/approve': {
    access: 'operator:collector',
    summary: 'Approve what another operator proposed',
    headers: WriteHeaders,
    params: z.strictObject({ id: z.string().regex(/^[\w-]{1,60}$/) }),
    answers: {
      200: z.looseObject({}).describe('What was done, by kind'),
      201: z.looseObject({}).describe('What was made, by kind'),
    },
    refusals: [
      'approval-decided',
      'approval-expired',
      'approval-own',
      'same-hands',
      'proposer-gone',
      'not-found',
      'not-reversible',
      'already-reversed',
      'bound-crossed',
      'suspense-resolved',
      'not-in-review',
      'no-rate',
      'epoch-in-use',
      'epoch-closed',
      'decision-not-for-claim',
      'deposit-not-movable',
      'claim-decided',
      'wallet-busy',
      'identity-needed',
      'bank-account-unknown',
    ],
    example: {
      params: { id: SAMPLE.approval },
      answer: { applied: 0, left: 0, acceptedThrough: 0 },
    },
  },
  'POST /v1/operator/approvals/{id}/reject': {
    access: 'operator:collector',
    summary: 'Turn down or take back a proposal',
    headers: WriteHeaders,
    params: z.strictObject({ id: z.string().regex(/^[\w-]{1,60}$/) }),
    answers: { 200: z.strictObject({ id: z.string(), state: z.literal('rejected') }) },
    refusals: ['not-found', 'approval-decided', 'approval-expired'],
    example: {
      params: { id: SAMPLE.approval },
      answer: { id: SAMPLE.approval, state: 'rejected' },
    },
  },
  'GET /v1/operator/audit-trail': {
    access: 'operator:viewer',
    summary: 'The audit trail, newest first',
    query: PageQuery,
    answers: { 200: pageOf('lines', AuditEntry) },
    refusals: [],
    example: {
      answer: {
        lines: [
          {
            number: 13,
            at: '2026-11-30T00:00:00.000Z',
            who: '01a229c0-5400-7704-a4d5-499401408b27',
            role: 'admin',
            call: 'POST /v1/operator/kiosks/:id/release',
            subject: '018f0000-0000-7000-8000-000000000073',
            outcome: 'done',
            prevHash: 'a3bd1d8170ba33537d428ff27ed960a7ce04ec7fb75d2a4585a0d53130618a07',
            hash: '7180a39d89ee43ba4ef3e67ca04038827645e47d99cd7bf8076345510a665865',
          },
        ],
      },
    },
  },
} as const satisfies Record<string, Call>;
