// Points for a friend.
import { z } from 'zod';
import { GiftRequest, GiftView, Gifts } from '../gift.ts';
import { Uuid } from '../ids.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const holderGiftsCalls = {
  'GET /v1/wallet/gifts': {
    access: 'holder',
    summary: 'Gifts given and received, newest first',
    query: z.strictObject({ cursor: Uuid.optional() }),
    answers: { 200: Gifts },
    refusals: [],
    example: {
      answer: {
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
      },
    },
  },
  'POST /v1/wallet/gifts': {
    access: 'holder',
    summary: 'Give points to a phone number',
    headers: WriteHeaders,
    body: GiftRequest,
    answers: { 201: GiftView },
    refusals: [
      'gift-to-self',
      'insufficient-points',
      'phone-invalid',
      'too-many-requests',
      'step-up-needed',
    ],
    example: {
      body: { phone: '+821099990000', points: '500', from: 'Mina' },
      answer: {
        id: '01a229c1-4630-700f-b6f3-cd95e163e2a4',
        direction: 'given',
        state: 'offered',
        points: '500',
        to: '010-••••-0000',
        offeredAt: '2026-11-30T00:01:02.000Z',
        lapsesAt: '2026-12-07T00:01:02.000Z',
      },
    },
  },
  'POST /v1/wallet/gifts/{id}/accept': {
    access: 'holder',
    summary: 'Accept a gift',
    headers: WriteHeaders,
    params: z.strictObject({ id: Uuid }),
    answers: { 200: GiftView },
    refusals: ['balance-cap', 'gift-decided', 'not-found'],
    example: {
      params: { id: SAMPLE.receivedGift },
      answer: {
        id: SAMPLE.receivedGift,
        direction: 'received',
        state: 'accepted',
        points: '300',
        from: 'Mina',
        offeredAt: '2026-11-30T00:00:31.000Z',
        lapsesAt: '2026-12-07T00:00:31.000Z',
        resolvedAt: '2026-11-30T00:01:02.000Z',
      },
    },
  },
  'POST /v1/wallet/gifts/{id}/cancel': {
    access: 'holder',
    summary: 'Take a gift back',
    headers: WriteHeaders,
    params: z.strictObject({ id: Uuid }),
    answers: { 200: GiftView },
    refusals: ['gift-decided', 'not-found'],
    example: {
      params: { id: SAMPLE.givenGift },
      answer: {
        id: SAMPLE.givenGift,
        direction: 'given',
        state: 'cancelled',
        points: '300',
        to: '010-••••-0000',
        offeredAt: '2026-11-30T00:00:31.000Z',
        lapsesAt: '2026-12-07T00:00:31.000Z',
        resolvedAt: '2026-11-30T00:01:02.000Z',
      },
    },
  },
} as const satisfies Record<string, Call>;
