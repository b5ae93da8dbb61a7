// The shop itself, its keys and its settlements.
import { z } from 'zod';
import { ShopKeyId } from '../ids.ts';
import { RunParams, SettlementDetail, SettlementList, SettlementParams } from '../settlement.ts';
import { KeyRotation, NewShopKeyAnswer, ShopKeyEntry, ShopMe } from '../staff.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const shopCalls = {
  'GET /v1/shop': {
    access: 'shop:read',
    summary: 'The shop that calls',
    answers: { 200: ShopMe },
    refusals: [],
    example: {
      answer: {
        id: SAMPLE.shop,
        name: 'Test shop',
        state: 'active',
        keyId: '01a229c0-5400-7a59-91e4-3b46729100e4',
        scopes: ['take'],
      },
    },
  },
  'GET /v1/shop/keys': {
    access: 'shop:manage',
    summary: 'Keys of the shop',
    answers: { 200: z.strictObject({ keys: z.array(ShopKeyEntry) }) },
    refusals: [],
    example: {
      answer: {
        keys: [
          {
            id: SAMPLE.spareKey,
            prefix: 'f2b9ab66',
            scopes: ['read'],
            createdAt: '2026-11-30T00:00:00.000Z',
          },
          {
            id: '01a229c0-5400-7a59-91e4-3b46729100e4',
            prefix: '117cf4c9',
            scopes: ['take'],
            createdAt: '2026-11-30T00:00:00.000Z',
            lastUsedAt: '2026-11-30T00:00:00.000Z',
          },
        ],
      },
    },
  },
  'POST /v1/shop/keys/{id}/rotate': {
    access: 'shop:manage',
    summary: 'Rotate a key of the shop',
    headers: WriteHeaders,
    params: z.strictObject({ id: ShopKeyId }),
    body: KeyRotation,
    answers: { 201: NewShopKeyAnswer },
    refusals: ['not-found', 'shop-key-revoked'],
    example: {
      params: { id: SAMPLE.spareKey },
      body: { overlapHours: 24 },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        prefix: '7616621c',
        scopes: ['read'],
        key: 'sk1.7616621c.p7KYLAOmVRYwSAm1W9qSI-jFqFdI2C2CYlBtfW_O7OU',
      },
    },
  },
  'POST /v1/shop/keys/{id}/revoke': {
    access: 'shop:manage',
    summary: 'Revoke a key of the shop',
    headers: WriteHeaders,
    params: z.strictObject({ id: ShopKeyId }),
    answers: { 200: ShopKeyEntry },
    refusals: ['not-found', 'shop-key-revoked'],
    example: {
      params: { id: SAMPLE.spareKey },
      answer: {
        id: SAMPLE.spareKey,
        prefix: 'f2b9ab66',
        scopes: ['read'],
        createdAt: '2026-11-30T00:00:00.000Z',
        revokedAt: '2026-11-30T00:00:00.000Z',
      },
    },
  },
  'GET /v1/settlements': {
    access: 'shop:read',
    summary: 'Settlements, newest first',
    query: z.strictObject({ cursor: RunParams.shape.runId.optional() }),
    answers: { 200: SettlementList },
    refusals: [],
    example: {
      answer: {
        settlements: [
          {
            id: SAMPLE.settlementRun,
            state: 'open',
            until: '2026-11-30T00:00:00.000Z',
            gross: '1500',
            refunds: '0',
            fee: '15',
            carried: '0',
            net: '1485',
            payoutDate: '2026-12-02',
          },
        ],
      },
    },
  },
  'GET /v1/settlements/{id}': {
    access: 'shop:read',
    summary: 'A settlement, line by line (JSON, or CSV with .csv behind the id)',
    params: SettlementParams,
    query: z.strictObject({
      cursor: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
    }),
    answers: {
      200: {
        content: {
          'application/json': { schema: SettlementDetail },
          'text/csv': { schema: z.string() },
        },
      },
    },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.settlementRun },
      answer: {
        id: SAMPLE.settlementRun,
        state: 'open',
        until: '2026-11-30T00:00:00.000Z',
        gross: '1500',
        refunds: '0',
        fee: '15',
        carried: '0',
        net: '1485',
        payoutDate: '2026-12-02',
        lines: [
          {
            at: '2026-11-30T00:00:00.000Z',
            kind: 'capture',
            about: SAMPLE.capturedRedemption,
            orderId: 'A-3',
            gross: '1500',
            fee: '15',
            net: '1485',
          },
        ],
      },
    },
  },
} as const satisfies Record<string, Call>;
