// How a holder proves the number once more, before large spending from a new device.
import { z } from 'zod';
import { Instant } from '../ids.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const holderProofsCalls = {
  'POST /v1/wallet/proof-codes': {
    access: 'holder',
    summary: 'Send a code to the holder’s own number, to prove it',
    answers: { 202: z.strictObject({}).describe('The code is on its way') },
    refusals: ['too-many-requests'],
    example: { answer: {} },
  },
  'POST /v1/wallet/proofs': {
    access: 'holder',
    summary: 'Prove the number: large spending on this sign-in is then free for ten minutes',
    headers: WriteHeaders,
    body: z.strictObject({ code: z.string().min(1).max(12) }),
    answers: { 200: z.strictObject({ goodUntil: Instant }) },
    refusals: ['code-wrong'],
    example: {
      body: { code: SAMPLE.proofCode },
      answer: { goodUntil: '2026-11-30T00:11:02.000Z' },
    },
  },
} as const satisfies Record<string, Call>;
