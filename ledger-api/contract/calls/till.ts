// What a till does: take points, capture, void, refund.
import { z } from 'zod';
import { RedemptionId } from '../ids.ts';
import {
  CaptureRequest,
  Day,
  RedeemRequest,
  RedemptionAnswer,
  RedemptionList,
  RedemptionParams,
  RefundRequest,
  VoidRequest,
} from '../redemption.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const tillCalls = {
  'POST /v1/redemptions': {
    access: 'shop:take',
    summary: 'Take points with a code',
    headers: WriteHeaders,
    body: RedeemRequest,
    answers: { 201: RedemptionAnswer },
    refusals: [
      'insufficient-points',
      'order-exists',
      'redemption-code-wrong',
      'typed-codes-paused',
    ],
    example: {
      body: { code: SAMPLE.redemptionCode, points: '4500', orderId: 'A-1024', capture: true },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        orderId: 'A-1024',
        status: 'captured',
        points: '4500',
        captured: '4500',
        refunded: '0',
        memberRef: '95114de857cea72ddbef35718611f69a',
        at: '2026-11-30T00:00:00.000Z',
      },
    },
  },
  'GET /v1/redemptions': {
    access: 'shop:read',
    summary: 'Redemptions of a day, newest first',
    query: z.strictObject({ date: Day.optional(), cursor: RedemptionId.optional() }),
    answers: { 200: RedemptionList },
    refusals: [],
    example: {
      query: { date: '2026-11-30' },
      answer: {
        redemptions: [
          {
            id: SAMPLE.capturedRedemption,
            orderId: 'A-3',
            status: 'captured',
            points: '1500',
            captured: '1500',
            refunded: '0',
            memberRef: '95114de857cea72ddbef35718611f69a',
            at: '2026-11-30T00:00:00.000Z',
          },
        ],
      },
    },
  },
  'GET /v1/redemptions/{id}': {
    access: 'shop:take',
    summary: 'One redemption',
    params: RedemptionParams,
    answers: { 200: RedemptionAnswer },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.authorisedRedemption },
      answer: {
        id: SAMPLE.authorisedRedemption,
        orderId: 'A-6',
        status: 'authorised',
        points: '1500',
        captured: '0',
        refunded: '0',
        memberRef: '95114de857cea72ddbef35718611f69a',
        at: '2026-11-30T00:00:00.000Z',
        lapsesAt: '2026-12-07T00:00:00.000Z',
      },
    },
  },
  'POST /v1/redemptions/{id}/capture': {
    access: 'shop:take',
    summary: 'Capture what was authorised, or a part of it',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: CaptureRequest,
    answers: { 200: RedemptionAnswer },
    refusals: ['not-found', 'redemption-decided', 'capture-too-large'],
    example: {
      params: { id: SAMPLE.authorisedRedemption },
      body: { points: '1200' },
      answer: {
        id: SAMPLE.authorisedRedemption,
        orderId: 'A-6',
        status: 'captured',
        points: '1500',
        captured: '1200',
        refunded: '0',
        memberRef: '95114de857cea72ddbef35718611f69a',
        at: '2026-11-30T00:00:00.000Z',
      },
    },
  },
  'POST /v1/redemptions/{id}/void': {
    access: 'shop:take',
    summary: 'Let go of an authorisation',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: VoidRequest,
    answers: { 200: RedemptionAnswer },
    refusals: ['not-found', 'redemption-decided'],
    example: {
      params: { id: SAMPLE.authorisedRedemption },
      body: {},
      answer: {
        id: SAMPLE.authorisedRedemption,
        orderId: 'A-6',
        status: 'voided',
        points: '1500',
        captured: '0',
        refunded: '0',
        memberRef: '95114de857cea72ddbef35718611f69a',
        at: '2026-11-30T00:00:00.000Z',
      },
    },
  },
  'POST /v1/redemptions/{id}/refunds': {
    access: 'shop:refund',
    summary: 'Refund captured points',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: RefundRequest,
    answers: { 200: RedemptionAnswer },
    refusals: ['not-found', 'refund-too-large', 'redemption-decided', 'wallet-closed'],
    example: {
      params: { id: SAMPLE.capturedRedemption },
      body: { points: '300' },
      answer: {
        id: SAMPLE.capturedRedemption,
        orderId: 'A-3',
        status: 'captured',
        points: '1500',
        captured: '1500',
        refunded: '300',
        memberRef: '95114de857cea72ddbef35718611f69a',
        at: '2026-11-30T00:00:00.000Z',
      },
    },
  },
} as const satisfies Record<string, Call>;
