// What the books say: reports and files.
import { z } from 'zod';
import { ExportedRows } from '../exported-rows.ts';
import {
  BalanceAnswer,
  BalanceQuery,
  CoinDaysReport,
  CoinHoursReport,
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
    refusals: ['reports-behind'],
    example: {
      query: { at: '2026-11-30T00:00:00.000Z' },
      answer: {
        position: 27,
        rows: [{ commodity: 'KRW', kind: 'bank:clearing', balanceMinor: '1000' }],
        sums: [{ commodity: 'KRW', debitMinor: '52000', creditMinor: '52000' }],
      },
    },
  },
  'GET /v1/operator/reports/statement': {
    access: 'operator:finance',
    summary: 'Statement of any account',
    query: StatementQuery,
    answers: { 200: StatementPage },
    refusals: ['reports-behind'],
    example: {
      query: { account: 'position:KRW' },
      answer: {
        account: 'position:KRW',
        lines: [
          {
            position: 2,
            at: '2026-11-30T00:00:00.000Z',
            transferId: 'maturity/018f0000-0000-7000-8000-000000000081/KRW/0',
            template: '5',
            amountMinor: '-40000',
            balanceMinor: '-40000',
          },
        ],
      },
    },
  },
  'GET /v1/operator/reports/balance': {
    access: 'operator:finance',
    summary: 'Balance of any account, now or at a past position or moment',
    query: BalanceQuery,
    answers: { 200: BalanceAnswer },
    refusals: ['reports-behind'],
    example: {
      query: { account: 'bank:main:KRW' },
      answer: { account: 'bank:main:KRW', balanceMinor: '0' },
    },
  },
  'GET /v1/operator/reports/liability': {
    access: 'operator:finance',
    summary:
      'Outstanding points and 12-month issue against the thresholds; the amount to safeguard',
    answers: { 200: LiabilityReport },
    refusals: ['reports-behind'],
    example: {
      answer: {
        day: '2026-11-30',
        outstanding: { amountWon: '38500', maxWon: '3000000000', standing: 'below' },
        issuedInYear: { amountWon: '40000', maxWon: '50000000000', standing: 'below' },
        waitingWon: '14085',
        payableWon: '1485',
        safeguardWon: '54070',
        bankWon: '0',
        cashWon: '54085',
        policyVersion: 1,
      },
    },
  },
  'GET /v1/operator/reports/kiosk-cash': {
    access: 'operator:viewer',
    summary: 'Cash in kiosks per denomination, with their accuracy',
    answers: { 200: KioskCashReport },
    refusals: [],
    example: {
      answer: {
        kiosks: [
          {
            kioskId: '018f0000-0000-7000-8000-000000000001',
            name: 'Test kiosk',
            coins: [{ currency: 'KRW', faceMinor: '500', count: 87 }],
            worthWon: '43500',
            agrees: true,
            collections: 2,
            miscountedPerMillion: 0,
            isDrifting: false,
          },
        ],
      },
    },
  },
  'GET /v1/operator/reports/coin-hours': {
    access: 'operator:viewer',
    summary: 'Coins per hour and kiosk in the last 24 hours',
    answers: { 200: CoinHoursReport },
    refusals: [],
    example: {
      answer: {
        lastHour: '2026-11-30T00:00:00.000Z',
        kiosks: [
          {
            kioskId: '018f0000-0000-7000-8000-000000000001',
            counts: [
              0, 0, 0, 0, 0, 0, 0, 12, 31, 20, 8, 14, 44, 37, 19, 11, 16, 40, 52, 23, 9, 3, 0, 7,
            ],
          },
        ],
      },
    },
  },
  'GET /v1/operator/reports/coin-days': {
    access: 'operator:viewer',
    summary: 'Coins per business day and kiosk in the last 14 days',
    answers: { 200: CoinDaysReport },
    refusals: [],
    example: {
      answer: {
        lastDay: '2026-11-30',
        kiosks: [
          {
            kioskId: '018f0000-0000-7000-8000-000000000001',
            counts: [402, 377, 391, 455, 610, 588, 342, 398, 405, 380, 441, 633, 572, 214],
          },
        ],
      },
    },
  },
  'GET /v1/operator/reports/exposure': {
    access: 'operator:viewer',
    summary: 'Foreign cash against the exposure limit',
    answers: { 200: ExposureReport },
    refusals: ['reports-behind'],
    example: {
      answer: {
        limitWon: '20000000',
        currencies: [{ currency: 'USD', heldMinor: '150', worthWon: '2085', isOver: false }],
      },
    },
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
          'application/json': { schema: ExportedRows },
        },
      },
    },
    refusals: ['reports-behind'],
    example: {
      params: { name: 'trial-balance' },
      query: { format: 'csv' },
      answer: '﻿commodity,kind,balanceMinor\r\nKRW,bank:clearing,1000\r\nKRW,cash:kiosk,46000\r\n',
    },
  },
} as const satisfies Record<string, Call>;
