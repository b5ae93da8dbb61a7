// What the books say: reports and files.
import { z } from 'zod';
import {
  BalanceAnswer,
  BalanceQuery,
  ExportName,
  ExportQuery,
  ExposureReport,
  KioskCashReport,
  LiabilityReport,
  StatementPage,
  StatementQuery,
  TrialBalance,
  When,
} from '../reports.ts';
import type { Call } from './call.ts';

export const operatorReportsCalls = {
  'GET /v1/operator/reports/trial-balance': {
    access: 'operator:finance',
    summary: 'Trial balance, now or at a past position or moment',
    query: When,
    answers: { 200: TrialBalance },
    refusals: [],
  },
  'GET /v1/operator/reports/statement': {
    access: 'operator:finance',
    summary: 'Statement of any account',
    query: StatementQuery,
    answers: { 200: StatementPage },
    refusals: [],
  },
  'GET /v1/operator/reports/balance': {
    access: 'operator:finance',
    summary: 'Balance of any account, now or at a past position or moment',
    query: BalanceQuery,
    answers: { 200: BalanceAnswer },
    refusals: [],
  },
  'GET /v1/operator/reports/liability': {
    access: 'operator:finance',
    summary:
      'Outstanding points and 12-month issue against the thresholds; the amount to safeguard',
    answers: { 200: LiabilityReport },
    refusals: [],
  },
  'GET /v1/operator/reports/kiosk-cash': {
    access: 'operator:viewer',
    summary: 'Cash in kiosks per denomination, with their accuracy',
    answers: { 200: KioskCashReport },
    refusals: [],
  },
  'GET /v1/operator/reports/exposure': {
    access: 'operator:viewer',
    summary: 'Foreign cash against the exposure limit',
    answers: { 200: ExposureReport },
    refusals: [],
  },
  'GET /v1/operator/exports/{name}': {
    access: 'operator:finance',
    summary: 'Trial balance, statement, bags, shipments or kiosk cash as CSV or JSON',
    params: z.strictObject({ name: ExportName }),
    query: ExportQuery,
    answers: {
      200: {
        content: {
          'text/csv': { schema: z.string() },
          'application/json': { schema: z.array(z.record(z.string(), z.unknown())) },
        },
      },
    },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
