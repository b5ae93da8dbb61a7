// Coin tables, rate cards, tasks, approvals and the audit trail.
import { z } from 'zod';
import { SignedCoinTable } from '../coin-table.ts';
import {
  ApprovalEntry,
  AuditEntry,
  NewCard,
  Note,
  OperatorTask,
  PageQuery,
  TableApproval,
  TableStanding,
  TaskQuery,
  pageOf,
} from '../operator.ts';
import { RateCard } from '../rate-card.ts';
import { type Call, WriteHeaders } from './call.ts';

export const operatorPaperworkCalls = {
  'GET /v1/operator/coin-tables': {
    access: 'operator:viewer',
    summary: 'Coin tables: proposed and in force',
    query: PageQuery,
    answers: { 200: pageOf('coinTables', TableStanding) },
    refusals: [],
  },
  'POST /v1/operator/coin-tables': {
    access: 'operator:admin',
    summary: 'Approve a coin table',
    headers: WriteHeaders,
    body: TableApproval,
    answers: { 201: SignedCoinTable },
    refusals: [],
  },
  'GET /v1/operator/rate-cards': {
    access: 'operator:viewer',
    summary: 'Rate cards, newest first',
    query: PageQuery,
    answers: { 200: pageOf('rateCards', RateCard) },
    refusals: [],
  },
  'POST /v1/operator/rate-cards': {
    access: 'operator:finance',
    summary: 'Publish a rate card',
    headers: WriteHeaders,
    body: NewCard,
    answers: { 201: RateCard },
    refusals: [],
  },
  'GET /v1/operator/tasks': {
    access: 'operator:viewer',
    summary: 'Tasks, oldest first',
    query: TaskQuery,
    answers: { 200: pageOf('tasks', OperatorTask) },
    refusals: [],
  },
  'POST /v1/operator/tasks/{id}/close': {
    access: 'operator:finance',
    summary: 'Close a task with a note',
    headers: WriteHeaders,
    params: z.strictObject({ id: z.string().regex(/^[\w-]{1,800}$/) }),
    body: z.strictObject({ note: Note }),
    answers: { 200: z.strictObject({ id: z.string(), state: z.literal('closed') }) },
    refusals: [],
  },
  'GET /v1/operator/approvals': {
    access: 'operator:viewer',
    summary: 'Proposals that need two people, newest first',
    query: PageQuery,
    answers: { 200: pageOf('approvals', ApprovalEntry) },
    refusals: [],
  },
  'POST /v1/operator/approvals/{id}/approve': {
    access: 'operator:collector',
    summary: 'Approve what another operator proposed',
    headers: WriteHeaders,
    params: z.strictObject({ id: z.string().regex(/^[\w-]{1,60}$/) }),
    answers: { 200: z.looseObject({}).describe('What was done, by kind') },
    refusals: [],
  },
  'POST /v1/operator/approvals/{id}/reject': {
    access: 'operator:collector',
    summary: 'Turn down or take back a proposal',
    headers: WriteHeaders,
    params: z.strictObject({ id: z.string().regex(/^[\w-]{1,60}$/) }),
    answers: { 200: z.strictObject({ id: z.string(), state: z.literal('rejected') }) },
    refusals: [],
  },
  'GET /v1/operator/audit-trail': {
    access: 'operator:viewer',
    summary: 'The audit trail, newest first',
    query: PageQuery,
    answers: { 200: pageOf('lines', AuditEntry) },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
