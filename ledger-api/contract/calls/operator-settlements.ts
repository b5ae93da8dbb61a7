// Settlement runs, and what the bank said.
import { z } from 'zod';
import { PageQuery, pageOf } from '../operator.ts';
import {
  BankWord,
  RunAnswer,
  RunDetail,
  RunParams,
  SettlementAnswer,
  ShopRunParams,
} from '../settlement.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorSettlementsCalls = {
  'POST /v1/operator/settlements': {
    access: 'operator:finance',
    summary: 'Settle every shop up to now',
    headers: WriteHeaders,
    body: z.strictObject({}),
    answers: { 201: RunAnswer },
    refusals: ['settlement-run-open'],
    example: {
      body: {},
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        state: 'open',
        cutPosition: 27,
        at: '2026-11-30T00:00:00.000Z',
      },
    },
  },
  'GET /v1/operator/settlements': {
    access: 'operator:finance',
    summary: 'Settlement runs, newest first',
    query: PageQuery,
    answers: { 200: pageOf('runs', RunAnswer) },
    refusals: [],
    example: {
      answer: {
        runs: [
          {
            id: SAMPLE.settlementRun,
            state: 'done',
            cutPosition: 27,
            at: '2026-11-30T00:00:00.000Z',
          },
        ],
      },
    },
  },
  'GET /v1/operator/settlements/{runId}': {
    access: 'operator:finance',
    summary: 'Settlements of a run',
    params: RunParams,
    query: PageQuery,
    answers: { 200: RunDetail },
    refusals: ['not-found'],
    example: {
      params: { runId: SAMPLE.settlementRun },
      answer: {
        id: SAMPLE.settlementRun,
        state: 'done',
        cutPosition: 27,
        at: '2026-11-30T00:00:00.000Z',
        settlements: [
          {
            id: SAMPLE.settlementRun,
            state: 'open',
            until: '2026-11-30T00:00:00.000Z',
            gross: '1500',
            refunds: '0',
            fee: '15',
            carried: '0',
            net: '1485',
            payoutDate: '2026-12-02',
            shopId: SAMPLE.shop,
            shopName: 'Test shop',
          },
        ],
      },
    },
  },
  'POST /v1/operator/settlements/{runId}/{shopId}/paid': {
    access: 'operator:finance',
    summary: 'The bank paid a settlement',
    headers: WriteHeaders,
    params: ShopRunParams,
    body: BankWord,
    answers: { 200: SettlementAnswer },
    refusals: ['not-found', 'settlement-decided'],
    example: {
      params: { runId: SAMPLE.settlementRun, shopId: SAMPLE.shop },
      body: { note: 'TX-20261130-0007' },
      answer: {
        id: SAMPLE.settlementRun,
        state: 'paid',
        until: '2026-11-30T00:00:00.000Z',
        gross: '1500',
        refunds: '0',
        fee: '15',
        carried: '0',
        net: '1485',
        payoutDate: '2026-12-02',
        decidedAt: '2026-11-30T00:00:00.000Z',
        note: 'TX-20261130-0007',
      },
    },
  },
  'POST /v1/operator/settlements/{runId}/{shopId}/rejected': {
    access: 'operator:finance',
    summary: 'The bank refused a settlement, or sent it back',
    headers: WriteHeaders,
    params: ShopRunParams,
    body: BankWord,
    answers: { 200: SettlementAnswer },
    refusals: ['not-found', 'settlement-decided'],
    example: {
      params: { runId: SAMPLE.settlementRun, shopId: SAMPLE.shop },
      body: { note: 'Account closed' },
      answer: {
        id: SAMPLE.settlementRun,
        state: 'rejected',
        until: '2026-11-30T00:00:00.000Z',
        gross: '1500',
        refunds: '0',
        fee: '15',
        carried: '0',
        net: '1485',
        payoutDate: '2026-12-02',
        decidedAt: '2026-11-30T00:00:00.000Z',
        note: 'Account closed',
      },
    },
  },
} as const satisfies Record<string, Call>;
