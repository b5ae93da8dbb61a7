// Operators, and the one who is signed in.
import { z } from 'zod';
import { OperatorId } from '../ids.ts';
import { PageQuery, pageOf } from '../operator.ts';
import {
  NewOperator,
  OperatorChange,
  OperatorCredentials,
  OperatorEntry,
  OperatorSignInAnswer,
  OperatorStanding,
} from '../staff.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorStaffCalls = {
  'GET /v1/operator/me': {
    access: 'operator:viewer',
    summary: 'The operator who is signed in',
    answers: { 200: OperatorSignInAnswer.shape.operator },
    refusals: [],
    example: {
      answer: { id: '01a229c0-5400-7665-af3a-80745d48f4e9', name: 'admin 48f4e9', role: 'admin' },
    },
  },
  'GET /v1/operator/operators': {
    access: 'operator:admin',
    summary: 'Everybody who works in the console',
    query: PageQuery,
    answers: { 200: pageOf('operators', OperatorEntry) },
    refusals: [],
    example: {
      answer: {
        operators: [
          {
            id: '01a229c0-5400-7665-af3a-80745d48f4e9',
            name: 'admin 48f4e9',
            role: 'admin',
            state: 'active',
            createdAt: '2026-11-30T00:00:00.000Z',
          },
        ],
      },
    },
  },
  'POST /v1/operator/operators': {
    access: 'operator:admin',
    summary: 'Create an operator',
    headers: WriteHeaders,
    body: NewOperator,
    answers: { 201: OperatorCredentials },
    refusals: ['operator-name-taken'],
    example: {
      body: { name: 'lee', role: 'collector' },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        name: 'lee',
        role: 'collector',
        password: '90vzgr-d48gws-v4rcng-jv4spj',
        totpSecret: 'KVQF4BTSONDZ24C5KQRBLD7DPXS5JB5Q',
        otpauth:
          'otpauth://totp/Tikkeul:lee?secret=KVQF4BTSONDZ24C5KQRBLD7DPXS5JB5Q&issuer=Tikkeul&algorithm=SHA1&digits=6&period=30',
      },
    },
  },
  'POST /v1/operator/operators/{id}/reset': {
    access: 'operator:admin',
    summary: 'Give an operator new credentials',
    headers: WriteHeaders,
    params: z.strictObject({ id: OperatorId }),
    answers: { 200: OperatorCredentials },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.operator },
      answer: {
        id: SAMPLE.operator,
        name: 'kim',
        role: 'finance',
        password: '2wnkq4-krqd0w-p9vfjm-a1798k',
        totpSecret: 'MEM6J5YMAQKFUAJAQKVKEEGLJNOZ4TYB',
        otpauth:
          'otpauth://totp/Tikkeul:kim?secret=MEM6J5YMAQKFUAJAQKVKEEGLJNOZ4TYB&issuer=Tikkeul&algorithm=SHA1&digits=6&period=30',
      },
    },
  },
  'PATCH /v1/operator/operators/{id}': {
    access: 'operator:admin',
    summary: 'Change the role of an operator, or disable them',
    headers: WriteHeaders,
    params: z.strictObject({ id: OperatorId }),
    body: OperatorChange,
    answers: { 200: OperatorStanding },
    refusals: ['last-admin', 'not-found'],
    example: {
      params: { id: SAMPLE.operator },
      body: { role: 'viewer' },
      answer: { id: SAMPLE.operator, role: 'viewer', state: 'active' },
    },
  },
} as const satisfies Record<string, Call>;
