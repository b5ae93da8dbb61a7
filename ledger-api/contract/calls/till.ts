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

export const tillCalls = {
  'POST /v1/redemptions': {
    access: 'shop:take',
    summary: 'Take points with a code',
    headers: WriteHeaders,
    body: RedeemRequest,
    answers: { 201: RedemptionAnswer },
    refusals: [],
  },
  'GET /v1/redemptions': {
    access: 'shop:read',
    summary: 'Redemptions of a day, newest first',
    query: z.strictObject({ date: Day.optional(), cursor: RedemptionId.optional() }),
    answers: { 200: RedemptionList },
    refusals: [],
  },
  'GET /v1/redemptions/{id}': {
    access: 'shop:take',
    summary: 'One redemption',
    params: RedemptionParams,
    answers: { 200: RedemptionAnswer },
    refusals: [],
  },
  'POST /v1/redemptions/{id}/capture': {
    access: 'shop:take',
    summary: 'Capture what was authorised, or a part of it',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: CaptureRequest,
    answers: { 200: RedemptionAnswer },
    refusals: [],
  },
  'POST /v1/redemptions/{id}/void': {
    access: 'shop:take',
    summary: 'Let go of an authorisation',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: VoidRequest,
    answers: { 200: RedemptionAnswer },
    refusals: [],
  },
  'POST /v1/redemptions/{id}/refunds': {
    access: 'shop:refund',
    summary: 'Refund captured points',
    headers: WriteHeaders,
    params: RedemptionParams,
    body: RefundRequest,
    answers: { 200: RedemptionAnswer },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
