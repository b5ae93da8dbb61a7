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

export const signInCalls = {
  'POST /v1/auth/otp': {
    access: 'anyone',
    summary: 'Send a sign-in code to a phone',
    body: OtpRequest,
    answers: { 202: z.strictObject({}).describe('The code is on its way') },
    refusals: [],
  },
  'POST /v1/auth/sessions': {
    access: 'anyone',
    summary: 'Sign in with a code',
    headers: SignInHeaders,
    body: SignInRequest,
    answers: { 200: SignInAnswer },
    refusals: [],
  },
  'POST /v1/auth/shop-sessions': {
    access: 'anyone',
    summary: 'Sign a shop in with its key',
    headers: SignInHeaders,
    body: ShopSignInRequest,
    answers: { 200: ShopSignInAnswer },
    refusals: [],
  },
  'POST /v1/auth/operator-sessions': {
    access: 'anyone',
    summary: 'Sign an operator in with password and one-time code',
    headers: SignInHeaders,
    body: OperatorSignInRequest,
    answers: { 200: OperatorSignInAnswer },
    refusals: [],
  },
  'DELETE /v1/auth/sessions': {
    access: 'signed-in',
    summary: 'Sign out',
    query: z.strictObject({ of: Face.optional() }),
    answers: { 204: z.undefined().describe('Signed out') },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
