// Calls of a wallet holder.
import { z } from 'zod';
import { DepositId } from '../ids.ts';
import { CodeAnswer, CodeRequest, RedemptionParams, RedemptionStatus } from '../redemption.ts';
import { DepositDetail, History, Wallet } from '../wallet.ts';
import { type Call, WriteHeaders } from './call.ts';

export const holderCalls = {
  'GET /v1/wallet': {
    access: 'holder',
    summary: 'Balances and pending deposits',
    answers: { 200: Wallet },
    refusals: [],
  },
  'GET /v1/wallet/history': {
    access: 'holder',
    summary: 'Entries of the wallet, newest first',
    query: z.strictObject({ cursor: z.string().min(1).max(100).optional() }),
    answers: { 200: History },
    refusals: [],
  },
  'GET /v1/wallet/deposits/{id}': {
    access: 'holder',
    summary: 'A deposit, coin by coin',
    params: z.strictObject({ id: DepositId }),
    answers: { 200: DepositDetail },
    refusals: [],
  },
  'GET /v1/wallet/stream': {
    access: 'holder',
    summary: 'The wallet, live (server-sent events)',
    answers: { 200: { content: { 'text/event-stream': { schema: z.string() } } } },
    refusals: [],
  },
  'POST /v1/wallet/pickups': {
    access: 'holder',
    summary: 'Pick up coins with a pickup code',
    headers: WriteHeaders,
    body: z.strictObject({ code: z.string().min(1).max(40) }),
    answers: { 200: z.strictObject({ depositId: DepositId }) },
    refusals: [],
  },
  'POST /v1/wallet/redemption-codes': {
    access: 'holder',
    summary: 'Make a code for a till',
    headers: WriteHeaders,
    body: CodeRequest,
    answers: { 201: CodeAnswer },
    refusals: [],
  },
  'POST /v1/wallet/redemptions/{id}/confirm': {
    access: 'holder',
    summary: 'Say yes to a payment',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: z.strictObject({}),
    answers: { 200: z.strictObject({ status: RedemptionStatus }) },
    refusals: [],
  },
  'POST /v1/wallet/redemptions/{id}/decline': {
    access: 'holder',
    summary: 'Say no to a payment',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: z.strictObject({}),
    answers: { 200: z.strictObject({ status: RedemptionStatus }) },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
