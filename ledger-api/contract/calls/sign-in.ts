// How holders, shops and operators sign in and out.
import { z } from 'zod';
import {
  Face,
  OperatorSignInAnswer,
  OperatorSignInRequest,
  ShopSignInAnswer,
  ShopSignInRequest,
} from '../staff.ts';
import { OtpRequest, SignInAnswer, SignInRequest } from '../wallet.ts';
import { type Call, SignInHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const signInCalls = {
  'POST /v1/auth/otp': {
    access: 'anyone',
    summary: 'Send a sign-in code to a phone',
    body: OtpRequest,
    answers: { 202: z.strictObject({}).describe('The code is on its way') },
    refusals: ['phone-invalid', 'too-many-requests'],
    example: { body: { phone: '+821055556666' }, answer: {} },
  },
  'POST /v1/auth/sessions': {
    access: 'anyone',
    summary: 'Sign in with a code',
    headers: SignInHeaders,
    body: SignInRequest,
    answers: { 200: SignInAnswer },
    refusals: ['code-wrong', 'origin-foreign', 'phone-invalid', 'too-many-requests'],
    example: {
      body: { phone: SAMPLE.phone, code: SAMPLE.signInCode },
      answer: {
        token: 'h2LegoP2bUESuk6mIeO11p6HN1Jm5qtriytfy4aMHTc',
        expiresAt: '2026-12-30T00:00:00.000Z',
      },
    },
  },
  'POST /v1/auth/shop-sessions': {
    access: 'anyone',
    summary: 'Sign a shop in with its key',
    headers: SignInHeaders,
    body: ShopSignInRequest,
    answers: { 200: ShopSignInAnswer },
    refusals: ['origin-foreign', 'shop-key-wrong', 'too-many-requests'],
    example: {
      body: { key: SAMPLE.shopKey },
      answer: {
        token: 'h2LegoP2bUESuk6mIeO11p6HN1Jm5qtriytfy4aMHTc',
        expiresAt: '2026-11-30T12:00:00.000Z',
        shop: { id: SAMPLE.shop, name: 'Test shop', scopes: ['take'] },
      },
    },
  },
  'POST /v1/auth/operator-sessions': {
    access: 'anyone',
    summary: 'Sign an operator in with password and one-time code',
    headers: SignInHeaders,
    body: OperatorSignInRequest,
    answers: { 200: OperatorSignInAnswer },
    refusals: ['operator-sign-in-wrong', 'origin-foreign', 'too-many-requests'],
    example: {
      body: { name: 'kim', password: SAMPLE.password, oneTimeCode: SAMPLE.oneTimeCode },
      answer: {
        token: 'h2LegoP2bUESuk6mIeO11p6HN1Jm5qtriytfy4aMHTc',
        expiresAt: '2026-11-30T08:00:00.000Z',
        operator: { id: SAMPLE.operator, name: 'kim', role: 'finance' },
      },
    },
  },
  'GET /v1/auth/sessions': {
    access: 'anyone',
    summary: 'Ask whether a holder is signed in here',
    answers: { 200: z.strictObject({ wallet: z.boolean() }) },
    refusals: [],
    example: { answer: { wallet: false } },
  },
  'DELETE /v1/auth/sessions': {
    access: 'signed-in',
    summary: 'Sign out',
    query: z.strictObject({ of: Face.optional() }),
    answers: { 204: z.undefined().describe('Signed out') },
    refusals: [],
    example: { query: { of: 'wallet' } },
  },
} as const satisfies Record<string, Call>;
