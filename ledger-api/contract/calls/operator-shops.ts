// Shops and their keys, as operators run them.
import { z } from 'zod';
import { ShopId, ShopKeyId } from '../ids.ts';
import { PageQuery, pageOf } from '../operator.ts';
import {
  KeyRotation,
  NewShop,
  NewShopKey,
  NewShopKeyAnswer,
  ShopChange,
  ShopEntry,
  ShopKeyEntry,
  ShopWithKeys,
} from '../staff.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorShopsCalls = {
  'GET /v1/operator/shops': {
    access: 'operator:viewer',
    summary: 'Every shop there ever was',
    query: PageQuery,
    answers: { 200: pageOf('shops', ShopEntry) },
    refusals: [],
    example: {
      answer: {
        shops: [
          {
            id: SAMPLE.shop,
            name: 'Test shop',
            state: 'active',
            feePolicyVersion: 1,
            openedAt: '2026-11-30T00:00:00.000Z',
          },
        ],
      },
    },
  },
  'GET /v1/operator/shops/{id}': {
    access: 'operator:viewer',
    summary: 'One shop with its keys',
    params: z.strictObject({ id: ShopId }),
    answers: { 200: ShopWithKeys },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.shop },
      answer: {
        id: SAMPLE.shop,
        name: 'Test shop',
        state: 'active',
        feePolicyVersion: 1,
        openedAt: '2026-11-30T00:00:00.000Z',
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
  'POST /v1/operator/shops': {
    access: 'operator:admin',
    summary: 'Create a shop',
    headers: WriteHeaders,
    body: NewShop,
    answers: { 201: ShopEntry },
    refusals: [],
    example: {
      body: {
        name: 'Bakery',
        position: { latitudeE6: 37_566_535, longitudeE6: 126_977_969 },
        hours: '08:00–20:00',
        feePolicyVersion: 1,
      },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        name: 'Bakery',
        state: 'active',
        position: { latitudeE6: 37566535, longitudeE6: 126977969 },
        hours: '08:00–20:00',
        feePolicyVersion: 1,
        openedAt: '2026-11-30T00:00:00.000Z',
      },
    },
  },
  'PATCH /v1/operator/shops/{id}': {
    access: 'operator:admin',
    summary: 'Change or suspend a shop',
    headers: WriteHeaders,
    params: z.strictObject({ id: ShopId }),
    body: ShopChange,
    answers: { 200: ShopEntry },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.shop },
      body: { hours: '09:00–18:00' },
      answer: {
        id: SAMPLE.shop,
        name: 'Test shop',
        state: 'active',
        hours: '09:00–18:00',
        feePolicyVersion: 1,
        openedAt: '2026-11-30T00:00:00.000Z',
      },
    },
  },
  'POST /v1/operator/shops/{id}/keys': {
    access: 'operator:admin',
    summary: 'Make a shop key',
    headers: WriteHeaders,
    params: z.strictObject({ id: ShopId }),
    body: NewShopKey,
    answers: { 201: NewShopKeyAnswer },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.shop },
      body: { scopes: ['take', 'read'] },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        prefix: '7616621c',
        scopes: ['take'],
        key: 'sk1.7616621c.p7KYLAOmVRYwSAm1W9qSI-jFqFdI2C2CYlBtfW_O7OU',
      },
    },
  },
  'POST /v1/operator/shops/{id}/keys/{keyId}/rotate': {
    access: 'operator:admin',
    summary: 'Rotate a shop key',
    headers: WriteHeaders,
    params: z.strictObject({ id: ShopId, keyId: ShopKeyId }),
    body: KeyRotation,
    answers: { 201: NewShopKeyAnswer },
    refusals: ['not-found', 'shop-key-revoked'],
    example: {
      params: { id: SAMPLE.shop, keyId: SAMPLE.spareKey },
      body: { overlapHours: 24 },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        prefix: '7616621c',
        scopes: ['read'],
        key: 'sk1.7616621c.p7KYLAOmVRYwSAm1W9qSI-jFqFdI2C2CYlBtfW_O7OU',
      },
    },
  },
  'POST /v1/operator/shops/{id}/keys/{keyId}/revoke': {
    access: 'operator:admin',
    summary: 'Revoke a shop key',
    headers: WriteHeaders,
    params: z.strictObject({ id: ShopId, keyId: ShopKeyId }),
    answers: { 200: ShopKeyEntry },
    refusals: ['not-found', 'shop-key-revoked'],
    example: {
      params: { id: SAMPLE.shop, keyId: SAMPLE.spareKey },
      answer: {
        id: SAMPLE.spareKey,
        prefix: 'f2b9ab66',
        scopes: ['read'],
        createdAt: '2026-11-30T00:00:00.000Z',
        revokedAt: '2026-11-30T00:00:00.000Z',
      },
    },
  },
} as const satisfies Record<string, Call>;
