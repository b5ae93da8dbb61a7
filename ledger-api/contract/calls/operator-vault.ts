// Bags and their counts.
import { z } from 'zod';
import { KioskId } from '../ids.ts';
import { ApprovalAsked, PageQuery, pageOf } from '../operator.ts';
import { BagEntry, CountAnswer, IdParams, NewBag, NewCount, WithdrawnBag } from '../vault.ts';
import { digits } from '../text.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorVaultCalls = {
  'GET /v1/operator/bags': {
    access: 'operator:viewer',
    summary: 'Bags, newest first',
    query: PageQuery,
    answers: { 200: pageOf('bags', BagEntry) },
    refusals: [],
    example: {
      answer: {
        bags: [
          {
            id: '01a229c0-5400-7908-825d-e02fc560e074',
            kioskId: SAMPLE.cashKiosk,
            sealNumber: 'S-2044',
            cutOff: { kioskEpoch: 1, seq: 8 },
            state: 'counted',
            openedAt: '2026-11-30T00:00:00.000Z',
            openedBy: '01a229c0-5400-7704-a4d5-499401408b27',
            sealedAt: '2026-11-30T00:00:00.000Z',
            countedAt: '2026-11-30T00:00:00.000Z',
            countedBy: ['01a229c0-5400-7704-a4d5-499401408b27'],
            expected: [{ currency: 'KRW', faceMinor: '500', count: 4 }],
            counted: [{ currency: 'KRW', faceMinor: '500', good: 4, counterfeit: 0 }],
          },
        ],
      },
    },
  },
  'GET /v1/operator/bags/{id}': {
    access: 'operator:viewer',
    summary: 'One bag',
    params: IdParams,
    answers: { 200: BagEntry },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.bag },
      answer: {
        id: SAMPLE.bag,
        kioskId: SAMPLE.cashKiosk,
        sealNumber: 'S-2044',
        cutOff: { kioskEpoch: 1, seq: 24 },
        state: 'sealed',
        openedAt: '2026-11-30T00:00:00.000Z',
        openedBy: '01a229c0-5400-7704-a4d5-499401408b27',
        sealedAt: '2026-11-30T00:00:00.000Z',
        countedBy: [],
      },
    },
  },
  'POST /v1/operator/bags': {
    access: 'operator:collector',
    summary: 'Seal the coins of a kiosk into a bag',
    headers: WriteHeaders,
    body: NewBag,
    answers: { 201: BagEntry },
    refusals: [
      'cut-off-collected',
      'not-found',
      'no-removal',
      'cut-off-not-possible',
      'cut-off-too-old',
    ],
    example: {
      body: { kioskId: SAMPLE.cashKiosk, sealNumber: 'S-2045' },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        kioskId: SAMPLE.cashKiosk,
        sealNumber: 'S-2045',
        cutOff: { kioskEpoch: 1, seq: 30 },
        state: 'sealed',
        openedAt: '2026-11-30T00:00:00.000Z',
        openedBy: '01a229c0-5400-7665-af3a-80745d48f4e9',
        sealedAt: '2026-11-30T00:00:00.000Z',
        countedBy: [],
      },
    },
  },
  'POST /v1/operator/bags/{id}/withdraw': {
    access: 'operator:collector',
    summary: 'Withdraw a bag with a wrong cut-off that waits for records',
    headers: WriteHeaders,
    params: IdParams,
    answers: { 200: WithdrawnBag },
    refusals: ['bag-not-waiting', 'not-found'],
    example: {
      params: { id: SAMPLE.waitingBag },
      answer: {
        id: SAMPLE.waitingBag,
        sealNumber: 'S-2043',
        cutOff: { kioskEpoch: 1, seq: 9_999 },
      },
    },
  },
  'POST /v1/operator/bags/{id}/counts': {
    access: 'operator:collector',
    summary: 'Count a bag, coin by coin',
    headers: WriteHeaders,
    params: IdParams,
    body: NewCount,
    answers: { 200: CountAnswer },
    refusals: ['bag-not-sealed', 'face-counted-twice', 'same-hands', 'not-found'],
    example: {
      params: { id: SAMPLE.bag },
      body: { faces: [{ currency: 'KRW', faceMinor: '500', good: 4, counterfeit: 0 }] },
      answer: { result: 'waiting' },
    },
  },
  'POST /v1/operator/kiosks/{id}/epochs/{epoch}/close': {
    access: 'operator:finance',
    summary: 'Propose to give up on the missing records of a kiosk epoch',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId, epoch: digits }),
    answers: { 202: ApprovalAsked },
    refusals: ['epoch-closed', 'epoch-in-use', 'not-found', 'approval-waiting'],
    example: {
      params: { id: SAMPLE.revokedKiosk, epoch: '1' },
      answer: {
        approvalId: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        expiresAt: '2026-12-01T00:00:00.000Z',
      },
    },
  },
} as const satisfies Record<string, Call>;
