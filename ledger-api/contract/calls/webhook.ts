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

export const webhookCalls = {
  'POST /v1/webhooks': {
    access: 'shop:manage',
    summary: 'Open a webhook',
    headers: WriteHeaders,
    body: WebhookRequest,
    answers: { 201: WebhookWithSecret },
    refusals: [],
  },
  'GET /v1/webhooks': {
    access: 'shop:manage',
    summary: 'Webhooks of the shop',
    answers: { 200: z.strictObject({ webhooks: z.array(WebhookAnswer) }) },
    refusals: [],
  },
  'DELETE /v1/webhooks/{id}': {
    access: 'shop:manage',
    summary: 'Remove a webhook',
    headers: WriteHeaders,
    params: WebhookParams,
    answers: { 200: z.strictObject({ id: z.string() }) },
    refusals: [],
  },
  'POST /v1/webhooks/{id}/rotate': {
    access: 'shop:manage',
    summary: 'Change the secret of a webhook',
    headers: WriteHeaders,
    params: WebhookParams,
    body: z.strictObject({}),
    answers: { 200: WebhookWithSecret },
    refusals: [],
  },
  'POST /v1/webhooks/{id}/replay': {
    access: 'shop:manage',
    summary: 'Tell events again',
    headers: WriteHeaders,
    params: WebhookParams,
    body: ReplayRequest,
    answers: { 200: z.strictObject({ replayed: z.int() }) },
    refusals: [],
  },
  'GET /v1/webhooks/{id}/deliveries': {
    access: 'shop:manage',
    summary: 'Deliveries to a webhook, newest first',
    params: WebhookParams,
    query: z.strictObject({ cursor: z.string().min(1).max(400).optional() }),
    answers: { 200: DeliveryList },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
