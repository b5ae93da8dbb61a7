// What a holder agreed to, was told, and may change or end.
import { z } from 'zod';
import {
  ClosingAnswer,
  ClosingQuote,
  ClosingRequest,
  ConsentRequest,
  Consents,
  Devices,
  Notices,
  NoticesReadRequest,
} from '../holder.ts';
import { Instant } from '../ids.ts';
import { OtpRequest, PhoneChangeConfirmation } from '../wallet.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const holderRightsCalls = {
  'GET /v1/wallet/consents': {
    access: 'holder',
    summary: 'Consents as they stand',
    answers: { 200: Consents },
    refusals: [],
    example: { answer: { consents: [{ kind: 'marketing', version: 1, isGiven: false }] } },
  },
  'POST /v1/wallet/consents': {
    access: 'holder',
    summary: 'Agree to a text, or take it back',
    headers: WriteHeaders,
    body: ConsentRequest,
    answers: { 200: Consents },
    refusals: ['consent-outdated'],
    example: {
      body: { kind: 'marketing', version: 1, isGiven: true },
      answer: {
        consents: [
          {
            kind: 'marketing',
            version: 1,
            isGiven: true,
            decidedAt: '2026-11-30T00:01:02.000Z',
            decidedVersion: 1,
          },
        ],
      },
    },
  },
  'GET /v1/wallet/notices': {
    access: 'holder',
    summary: 'Notices, newest first',
    query: z.strictObject({
      cursor: z
        .string()
        .regex(/^[1-9]\d{0,8}$/)
        .optional(),
    }),
    answers: { 200: Notices },
    refusals: [],
    example: {
      answer: {
        notices: [
          {
            number: 5,
            at: '2026-11-30T00:00:31.000Z',
            kind: 'gift-offered',
            facts: { giftId: SAMPLE.receivedGift, points: '300' },
          },
        ],
      },
    },
  },
  'POST /v1/wallet/notices/read': {
    access: 'holder',
    summary: 'Mark notices as read, up to a number',
    headers: WriteHeaders,
    body: NoticesReadRequest,
    answers: { 200: Notices },
    refusals: [],
    example: {
      body: { upTo: 1 },
      answer: {
        notices: [
          {
            number: 5,
            at: '2026-11-30T00:00:31.000Z',
            kind: 'gift-offered',
            facts: { giftId: SAMPLE.receivedGift, points: '300' },
          },
        ],
      },
    },
  },
  'GET /v1/wallet/devices': {
    access: 'holder',
    summary: 'Where the holder is signed in',
    answers: { 200: Devices },
    refusals: [],
    example: {
      answer: {
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
  'DELETE /v1/wallet/devices/{id}': {
    access: 'holder',
    summary: 'Sign one device out',
    headers: WriteHeaders,
    params: z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/) }),
    answers: { 200: Devices },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.device },
      answer: {
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
  'POST /v1/wallet/phone-change': {
    access: 'holder',
    summary: 'Ask for another number: a code goes to both',
    body: OtpRequest,
    answers: { 202: z.strictObject({}).describe('The codes are on their way') },
    refusals: ['phone-invalid', 'too-many-requests'],
    example: { body: { phone: '+821066667777' }, answer: {} },
  },
  'POST /v1/wallet/phone-change/confirm': {
    access: 'holder',
    summary: 'Confirm another number',
    headers: WriteHeaders,
    body: PhoneChangeConfirmation,
    answers: {
      200: z.strictObject({
        state: z.enum(['changed', 'waiting']),
        changesAt: Instant.optional(),
      }),
    },
    refusals: ['code-wrong', 'old-code-needed', 'phone-taken', 'phone-invalid', 'step-up-needed'],
    example: {
      body: { phone: SAMPLE.anotherPhone, newCode: SAMPLE.newCode, oldCode: SAMPLE.oldCode },
      answer: { state: 'changed' },
    },
  },
  'DELETE /v1/wallet/phone-change': {
    access: 'holder',
    summary: 'Stop a change of number that waits',
    headers: WriteHeaders,
    answers: { 200: z.strictObject({ state: z.literal('kept') }) },
    refusals: [],
    example: { answer: { state: 'kept' } },
  },
  'GET /v1/wallet/closing': {
    access: 'holder',
    summary: 'What closing the wallet would cost now',
    answers: { 200: ClosingQuote },
    refusals: [],
    example: { answer: { points: '33600', feeMinor: '3360', isBusy: true } },
  },
  'DELETE /v1/wallet': {
    access: 'holder',
    summary: 'Close the wallet: paid out or given away, and everything personal erased',
    headers: WriteHeaders,
    body: ClosingRequest,
    answers: { 200: ClosingAnswer },
    refusals: ['bank-account-unknown', 'wallet-busy', 'identity-needed', 'step-up-needed'],
    example: {
      body: { remaining: 'donate' },
      answer: { refundedPoints: '0', feeMinor: '0', donatedPoints: '700' },
    },
  },
} as const satisfies Record<string, Call>;
