// The shop itself, its keys and its settlements.
import { z } from 'zod';
import { ShopKeyId } from '../ids.ts';
import { RunParams, SettlementDetail, SettlementList, SettlementParams } from '../settlement.ts';
import { KeyRotation, NewShopKeyAnswer, ShopKeyEntry, ShopMe } from '../staff.ts';
import { type Call, WriteHeaders } from './call.ts';

export const shopCalls = {
  'GET /v1/shop': {
    access: 'shop:read',
    summary: 'The shop that calls',
    answers: { 200: ShopMe },
    refusals: [],
  },
  'GET /v1/shop/keys': {
    access: 'shop:manage',
    summary: 'Keys of the shop',
    answers: { 200: z.strictObject({ keys: z.array(ShopKeyEntry) }) },
    refusals: [],
  },
  'POST /v1/shop/keys/{id}/rotate': {
    access: 'shop:manage',
    summary: 'Rotate a key of the shop',
    headers: WriteHeaders,
    params: z.strictObject({ id: ShopKeyId }),
    body: KeyRotation,
    answers: { 201: NewShopKeyAnswer },
    refusals: [],
  },
  'POST /v1/shop/keys/{id}/revoke': {
    access: 'shop:manage',
    summary: 'Revoke a key of the shop',
    headers: WriteHeaders,
    params: z.strictObject({ id: ShopKeyId }),
    answers: { 200: ShopKeyEntry },
    refusals: [],
  },
  'GET /v1/settlements': {
    access: 'shop:read',
    summary: 'Settlements, newest first',
    query: z.strictObject({ cursor: RunParams.shape.runId.optional() }),
    answers: { 200: SettlementList },
    refusals: [],
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
    refusals: [],
  },
} as const satisfies Record<string, Call>;
