// Webhooks on the wire: where a shop wants to hear, and what was told.
import { z } from 'zod';
import { Instant } from './ids.ts';

export const WebhookRequest = z.strictObject({ url: z.string().min(1).max(500) });

export const WebhookAnswer = z.strictObject({
  id: z.string(),
  url: z.string(),
  at: Instant,
  rotatedAt: Instant.optional(),
});
export type WebhookAnswer = z.infer<typeof WebhookAnswer>;

/** The secret is told here and never again. */
export const WebhookWithSecret = WebhookAnswer.extend({ secret: z.string() });

export const WebhookParams = z.strictObject({
  id: z.string().regex(/^[0-9a-f-]{36}$/, 'is not the id of a webhook'),
});

export const DeliveryAnswer = z.strictObject({
  /** Of the event; the same however often it is told. */
  id: z.string(),
  type: z.string(),
  at: Instant,
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.int(),
  /** When it is tried next. */
  dueAt: Instant.optional(),
  /** A status, or why there was none. */
  lastAnswer: z.string().optional(),
});
export type DeliveryAnswer = z.infer<typeof DeliveryAnswer>;

export const DeliveryList = z.strictObject({
  deliveries: z.array(DeliveryAnswer),
  /** Opaque; left out on the last page. */
  next: z.string().optional(),
});
export type DeliveryList = z.infer<typeof DeliveryList>;

export const ReplayRequest = z.strictObject({
  /** Ids of events. */
  deliveries: z
    .array(z.string().regex(/^[!-~]{1,200}$/))
    .min(1)
    .max(100),
});
