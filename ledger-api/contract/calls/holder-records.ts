// What a holder may take along: the export, and statements.
import { z } from 'zod';
import { Export, Statement, StatementMonth } from '../holder.ts';
import type { Call } from './call.ts';
import { SAMPLE } from './samples.ts';

export const holderRecordsCalls = {
  'GET /v1/wallet/export': {
    access: 'holder',
    summary: 'Everything that is kept of the holder',
    answers: { 200: Export },
    refusals: ['not-found'],
    example: {
      answer: {
        exportedAt: '2026-11-30T00:01:02.000Z',
        phone: '010-••••-5678',
        openedAt: '2026-11-22T00:00:00.000Z',
        points: { available: '26800', held: '6800' },
        identity: {
          tier: 2,
          verifiedAt: '2026-11-30T00:00:31.000Z',
          balanceCap: '2000000',
          foreignDaily: '2000000',
        },
        bankAccounts: [{ id: SAMPLE.bankAccount, bankCode: '004', number: '••••••9012' }],
        lots: [{ points: '26700', expiresAt: '2031-11-30T00:00:00.000Z' }],
        history: [
          {
            id: '9',
            at: '2026-11-30T00:00:31.000Z',
            kind: 'payment',
            subject: {
              kind: 'redemption',
              id: '01989c00-0000-7000-8000-0000000000b1/01989c00-0000-7000-8000-0000000000e3',
            },
            points: '-1500',
          },
        ],
        withdrawals: [
          {
            id: SAMPLE.sentWithdrawal,
            state: 'sent',
            points: '5000',
            feeMinor: '300',
            payoutMinor: '4700',
            bankCode: '004',
            accountNumber: '••••••9012',
            requestedAt: '2026-11-30T00:00:31.000Z',
            sentAt: '2026-11-30T00:00:31.000Z',
          },
        ],
        gifts: [
          {
            id: SAMPLE.givenGift,
            direction: 'given',
            state: 'offered',
            points: '300',
            to: '010-••••-0000',
            offeredAt: '2026-11-30T00:00:31.000Z',
            lapsesAt: '2026-12-07T00:00:31.000Z',
          },
        ],
        claims: [
          {
            id: SAMPLE.claim,
            kind: 'miscount',
            state: 'open',
            depositId: '018f0000-0000-7000-8000-000000000081',
            text: 'I poured eighty-one coins.',
            filedAt: '2026-11-30T00:00:31.000Z',
            dueAt: '2026-12-14T00:00:31.000Z',
          },
        ],
        consents: [],
        notices: [
          {
            number: 5,
            at: '2026-11-30T00:00:31.000Z',
            kind: 'gift-offered',
            facts: { giftId: SAMPLE.receivedGift, points: '300' },
          },
        ],
        devices: [
          {
            id: '5cf461e87cdee1916e73fb534376972e',
            signedInAt: '2026-11-30T00:00:31.000Z',
            lastSeenAt: '2026-11-30T00:00:31.000Z',
            isThis: true,
          },
        ],
      },
    },
  },
  'GET /v1/wallet/statement': {
    access: 'holder',
    summary: 'The statement of a month, as JSON or CSV',
    query: z.strictObject({
      month: StatementMonth,
      format: z.enum(['json', 'csv']).default('json'),
    }),
    answers: {
      200: {
        content: {
          'application/json': { schema: Statement },
          'text/csv': { schema: z.string() },
        },
      },
    },
    refusals: [],
    example: {
      query: { month: '2026-11' },
      answer: {
        month: '2026-11',
        zone: 'Asia/Seoul',
        openingPoints: '0',
        closingPoints: '28300',
        entries: [
          {
            at: '2026-11-30T00:00:00.000Z',
            day: '2026-11-30',
            kind: 'matured',
            points: '40000',
            balance: '40000',
          },
        ],
      },
    },
  },
} as const satisfies Record<string, Call>;
