// Decisions of operators about money, and settlement runs.
import { z } from 'zod';
import { DepositId } from '../ids.ts';
import { ApprovalAsked, PageQuery, pageOf } from '../operator.ts';
import {
  BankWord,
  RunAnswer,
  RunDetail,
  RunParams,
  SettlementAnswer,
  ShopRunParams,
} from '../settlement.ts';
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

export const operatorDecisionsCalls = {
  'POST /v1/operator/adjustments': {
    access: 'operator:finance',
    summary: 'Take back a count, a shipment, a lodging or an exchange',
    headers: WriteHeaders,
    body: NewAdjustment,
    answers: { 201: AdjustmentAnswer, 202: ApprovalAsked },
    refusals: [],
  },
  'GET /v1/operator/suspense': {
    access: 'operator:viewer',
    summary: 'Coins in suspense, oldest first',
    query: PageQuery,
    answers: { 200: pageOf('suspense', SuspenseEntry) },
    refusals: [],
  },
  'POST /v1/operator/suspense': {
    access: 'operator:finance',
    summary: 'Give coins in suspense to a wallet, or let them wait for a pickup code',
    headers: WriteHeaders,
    body: SuspenseDecision,
    answers: { 201: SuspenseAnswer, 202: ApprovalAsked },
    refusals: [],
  },
  'GET /v1/operator/reviews': {
    access: 'operator:viewer',
    summary: 'Deposits in review',
    query: PageQuery,
    answers: { 200: pageOf('reviews', ReviewEntry) },
    refusals: [],
  },
  'POST /v1/operator/reviews/{id}': {
    access: 'operator:finance',
    summary: 'Release a deposit from review, with rates that a person fixed if need be',
    headers: WriteHeaders,
    params: z.strictObject({ id: DepositId }),
    body: ReviewDecision,
    answers: { 200: ReviewAnswer, 202: ApprovalAsked },
    refusals: [],
  },
  'POST /v1/operator/settlements': {
    access: 'operator:finance',
    summary: 'Settle every shop up to now',
    headers: WriteHeaders,
    body: z.strictObject({}),
    answers: { 201: RunAnswer },
    refusals: [],
  },
  'GET /v1/operator/settlements': {
    access: 'operator:finance',
    summary: 'Settlement runs, newest first',
    query: PageQuery,
    answers: { 200: pageOf('runs', RunAnswer) },
    refusals: [],
  },
  'GET /v1/operator/settlements/{runId}': {
    access: 'operator:finance',
    summary: 'Settlements of a run',
    params: RunParams,
    query: PageQuery,
    answers: { 200: RunDetail },
    refusals: [],
  },
  'POST /v1/operator/settlements/{runId}/{shopId}/paid': {
    access: 'operator:finance',
    summary: 'The bank paid a settlement',
    headers: WriteHeaders,
    params: ShopRunParams,
    body: BankWord,
    answers: { 200: SettlementAnswer },
    refusals: [],
  },
  'POST /v1/operator/settlements/{runId}/{shopId}/rejected': {
    access: 'operator:finance',
    summary: 'The bank refused a settlement, or sent it back',
    headers: WriteHeaders,
    params: ShopRunParams,
    body: BankWord,
    answers: { 200: SettlementAnswer },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
