// Calls of a wallet holder.
import { z } from 'zod';
import { DepositId } from '../ids.ts';
import { DepositProof } from '../proof.ts';
import { CodeAnswer, CodeRequest, RedemptionParams, RedemptionStatus } from '../redemption.ts';
import { DepositDetail, History, Wallet } from '../wallet.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const holderCalls = {
  'GET /v1/wallet': {
    access: 'holder',
    summary: 'Balances and pending deposits',
    answers: { 200: Wallet },
    refusals: ['not-found'],
    example: {
      answer: {
        phone: '010-••••-5678',
        points: { available: '37000', held: '1500' },
        pending: {
          points: '2500',
          deposits: [
            {
              id: SAMPLE.reviewedDeposit,
              kioskName: 'Test kiosk',
              state: 'review',
              at: '2026-11-30T00:00:00.000Z',
              maturesAt: '2026-12-07T00:00:00.000Z',
              points: '1000',
              coins: [{ currency: 'KRW', faceMinor: '500', count: 2 }],
              blocked: 'review',
            },
          ],
        },
        awaiting: [
          {
            id: SAMPLE.awaitingRedemption,
            shopName: 'Test shop',
            points: '1500',
            until: '2026-11-30T00:01:00.000Z',
          },
        ],
        version: 6,
      },
    },
  },
  'GET /v1/wallet/history': {
    access: 'holder',
    summary: 'Entries of the wallet, newest first',
    query: z.strictObject({ cursor: z.string().min(1).max(100).optional() }),
    answers: { 200: History },
    refusals: [],
    example: {
      answer: {
        entries: [
          {
            id: '5',
            at: '2026-11-30T00:00:00.000Z',
            kind: 'payment',
            subject: { kind: 'redemption', id: SAMPLE.capturedRedemption },
            shopName: 'Test shop',
            points: '-1500',
          },
        ],
      },
    },
  },
  'GET /v1/wallet/deposits/{id}': {
    access: 'holder',
    summary: 'A deposit, coin by coin',
    params: z.strictObject({ id: DepositId }),
    answers: { 200: DepositDetail },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.deposit },
      answer: {
        id: SAMPLE.deposit,
        kioskName: 'Test kiosk',
        state: 'closed',
        openedAt: '2026-11-30T00:00:00.000Z',
        closedAt: '2026-11-30T00:00:00.000Z',
        maturesAt: '2026-12-07T00:00:00.000Z',
        points: '1500',
        totals: [{ currency: 'KRW', amountMinor: '1500', count: 3 }],
        coins: [
          {
            seq: 84,
            creditSeq: '85',
            at: '2026-11-30T00:00:00.000Z',
            currency: 'KRW',
            faceMinor: '500',
          },
        ],
      },
    },
  },
  'GET /v1/wallet/proof/{depositId}': {
    access: 'holder',
    summary: 'The proof that a deposit is in the log',
    params: z.strictObject({ depositId: DepositId }),
    query: z.strictObject({
      cursor: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
    }),
    answers: { 200: DepositProof },
    refusals: ['not-found', 'proof-not-ready'],
    example: {
      params: { depositId: SAMPLE.deposit },
      answer: {
        depositId: SAMPLE.deposit,
        treeHead: {
          type: 'tree-head',
          treeSize: 36,
          rootHash: '9d16847943b4647bb7b50202d3e7bc0cb27d9903c9c5070ce5c8cbdf0cf71062',
          blockHash: '49de8cf999d81ab16eef5bb46f550b40ba4ddc29685b2ff64da9a601002479d9',
          at: '2026-11-30T00:00:31.000Z',
          kid: '1a1d5df3805b82d3',
          signature:
            'qzWomJnVajBx-BnvvNH8BVPg6BpQKsmg0MxNbkMSoiBXKLLTx-4HI0RZcfogvnhvQsXTdc0Tk8W8aCZ1fpc5DA',
        },
        leaves: [
          {
            index: 22,
            document: {
              type: 'transfer',
              id: 'coins/018f0000-0000-7000-8000-000000000001/1/2/01989c00-0000-7000-8000-0000000000d1/KRW/wallet',
              template: '1',
              at: '2026-11-30T00:00:00.000Z',
              postings: [
                {
                  account: 'cash:kiosk:018f0000-0000-7000-8000-000000000001:KRW',
                  commodity: 'KRW',
                  amountMinor: '1500',
                },
              ],
              details: {
                depositId: SAMPLE.deposit,
                kioskId: '018f0000-0000-7000-8000-000000000001',
                denominations: [{ faceMinor: '500', count: 3 }],
                coinRecordHashes: [
                  '9b185b3bd712d8649555451d7485433084d7ce5a9519f7171b0fe27a853f78eb',
                ],
              },
            },
            hashes: ['d41ad86d44c423786d4659675cbd05438e8780470e6dd987552c3e74f6856e6c'],
          },
        ],
      },
    },
  },
  'GET /v1/wallet/stream': {
    access: 'holder',
    summary: 'The wallet, live (server-sent events)',
    answers: { 200: { content: { 'text/event-stream': { schema: z.string() } } } },
    refusals: ['too-many-streams'],
    example: {},
  },
  'POST /v1/wallet/pickups': {
    access: 'holder',
    summary: 'Pick up coins with a pickup code',
    headers: WriteHeaders,
    body: z.strictObject({ code: z.string().min(1).max(40) }),
    answers: { 200: z.strictObject({ depositId: DepositId }) },
    refusals: ['pickup-code-wrong', 'too-many-requests'],
    example: {
      body: { code: SAMPLE.pickupCode },
      answer: { depositId: '018f0000-0000-7000-8000-000000000084' },
    },
  },
  'POST /v1/wallet/redemption-codes': {
    access: 'holder',
    summary: 'Make a code for a till',
    headers: WriteHeaders,
    body: CodeRequest,
    answers: { 201: CodeAnswer },
    refusals: ['step-up-needed'],
    example: {
      body: { ceiling: '5000' },
      answer: {
        code: '84293506',
        qr: '69Z3WDKNV446KAANSX6PB4HB8J',
        ceiling: '5000',
        expiresAt: '2026-11-30T00:02:00.000Z',
      },
    },
  },
  'POST /v1/wallet/redemptions/{id}/confirm': {
    access: 'holder',
    summary: 'Say yes to a payment',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: z.strictObject({}),
    answers: { 200: z.strictObject({ status: RedemptionStatus }) },
    refusals: ['not-found', 'redemption-decided', 'insufficient-points', 'step-up-needed'],
    example: {
      params: { id: SAMPLE.awaitingRedemption },
      body: {},
      answer: { status: 'authorised' },
    },
  },
  'POST /v1/wallet/redemptions/{id}/decline': {
    access: 'holder',
    summary: 'Say no to a payment',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: z.strictObject({}),
    answers: { 200: z.strictObject({ status: RedemptionStatus }) },
    refusals: ['not-found', 'redemption-decided', 'insufficient-points'],
    example: {
      params: { id: SAMPLE.awaitingRedemption },
      body: {},
      answer: { status: 'declined' },
    },
  },
} as const satisfies Record<string, Call>;
