// The delivery of this ledger: signed with its pepper, sent over the internet.
import type { Ledger } from '../api.ts';
import type { DeliverDeps } from '../use-cases/webhooks/deliver.ts';
import { webhookSender } from './send.ts';
import { webhookSecret, webhookSignature } from './sign.ts';

/** What the delivery loop needs of a ledger. */
export const webhookDelivery = (ledger: Ledger): DeliverDeps => ({
  store: ledger.store,
  send: webhookSender({
    clock: ledger.clock,
    allowed: ledger.allowedWebhookHosts,
    stopping: ledger.stopping,
  }),
  stopping: ledger.stopping,
  resting: new Map(),
  sign: (webhookId, versions, body, nowMs) =>
    webhookSignature(
      versions.map((version) => webhookSecret(ledger.keys.pepper, webhookId, version)),
      body,
      nowMs,
    ),
  nowMs: ledger.clock.nowMs,
});
