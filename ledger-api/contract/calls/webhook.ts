// Where a shop hears of what happens.
import { z } from 'zod';
import {
  DeliveryList,
  ReplayRequest,
  WebhookAnswer,
  WebhookParams,
  WebhookRequest,
  WebhookWithSecret,
} from '../webhook.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const webhookCalls = {
  'POST /v1/webhooks': {
    access: 'shop:manage',
    summary: 'Open a webhook',
    headers: WriteHeaders,
    body: WebhookRequest,
    answers: { 201: WebhookWithSecret },
    refusals: ['too-many-webhooks', 'webhook-url-refused'],
    example: {
      body: { url: 'https://shop.example/tikkeul' },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        url: 'https://shop.example/tikkeul',
        at: '2026-11-30T00:00:00.000Z',
        secret: 'whsec_viNpXvXlsqdFC1Bg6qXy1Se3rJiG552X8PrFj4E-SUM',
      },
    },
  },
  'GET /v1/webhooks': {
    access: 'shop:manage',
    summary: 'Webhooks of the shop',
    answers: { 200: z.strictObject({ webhooks: z.array(WebhookAnswer) }) },
    refusals: [],
    example: {
      answer: {
        webhooks: [
          {
            id: SAMPLE.webhook,
            url: 'https://shop.example/tikkeul',
            at: '2026-11-30T00:00:00.000Z',
          },
        ],
      },
    },
  },
  'DELETE /v1/webhooks/{id}': {
    access: 'shop:manage',
    summary: 'Remove a webhook',
    headers: WriteHeaders,
    params: WebhookParams,
    answers: { 200: z.strictObject({ id: z.string() }) },
    refusals: ['not-found'],
    example: { params: { id: SAMPLE.webhook }, answer: { id: SAMPLE.webhook } },
  },
  'POST /v1/webhooks/{id}/rotate': {
    access: 'shop:manage',
    summary: 'Change the secret of a webhook',
    headers: WriteHeaders,
    params: WebhookParams,
    body: z.strictObject({}),
    answers: { 200: WebhookWithSecret },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.webhook },
      body: {},
      answer: {
        id: SAMPLE.webhook,
        url: 'https://shop.example/tikkeul',
        at: '2026-11-30T00:00:00.000Z',
        rotatedAt: '2026-11-30T00:00:00.000Z',
        secret: 'whsec_fedLwEMTTMN_eb1yK9R-aJgidvh0QXKtB_e_OP3Nyqg',
      },
    },
  },
  'POST /v1/webhooks/{id}/replay': {
    access: 'shop:manage',
    summary: 'Tell events again',
    headers: WriteHeaders,
    params: WebhookParams,
    body: ReplayRequest,
    answers: { 200: z.strictObject({ replayed: z.int() }) },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.webhook },
      body: { deliveries: [SAMPLE.event] },
      answer: { replayed: 1 },
    },
  },
  'GET /v1/webhooks/{id}/deliveries': {
    access: 'shop:manage',
    summary: 'Deliveries to a webhook, newest first',
    params: WebhookParams,
    query: z.strictObject({ cursor: z.string().min(1).max(400).optional() }),
    answers: { 200: DeliveryList },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.webhook },
      answer: {
        deliveries: [
          {
            id: SAMPLE.event,
            type: 'redemption.captured',
            at: '2026-11-30T00:00:00.000Z',
            state: 'waiting',
            attempts: 0,
            dueAt: '2026-11-30T00:00:00.000Z',
          },
        ],
      },
    },
  },
} as const satisfies Record<string, Call>;
