// Every call of a shop, in one list.
import type { Api, Ledger } from '../../api.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { getRedemption } from './get-redemption.ts';
import { getRedemptions } from './get-redemptions.ts';
import { getSettlement } from './get-settlement.ts';
import { getSettlements } from './get-settlements.ts';
import { getShopKeys } from './get-shop-keys.ts';
import { getShopMe } from './get-shop-me.ts';
import { getWebhookDeliveries } from './get-webhook-deliveries.ts';
import { getWebhooks } from './get-webhooks.ts';
import { postCapture } from './post-capture.ts';
import { postRedemption } from './post-redemption.ts';
import { postRefund } from './post-refund.ts';
import { postOwnKeyRevoke } from './post-shop-key-revoke.ts';
import { postOwnKeyRotate } from './post-shop-key-rotate.ts';
import { postVoid } from './post-void.ts';
import { postWebhook } from './post-webhook.ts';
import { postWebhookReplay } from './post-webhook-replay.ts';
import { postWebhookRotate } from './post-webhook-rotate.ts';

/** Adds the routes of shops. */
export function shopRoutes(api: Api, ledger: Ledger): void {
  // The shop itself, and its keys.
  getShopMe(api, ledger);
  getShopKeys(api, ledger);
  postOwnKeyRotate(api, ledger);
  postOwnKeyRevoke(api, ledger);
  // The till.
  postRedemption(api, ledger);
  getRedemptions(api, ledger);
  getRedemption(api, ledger);
  postCapture(api, ledger);
  postVoid(api, ledger);
  postRefund(api, ledger);
  // What the shop is owed.
  getSettlements(api, ledger);
  getSettlement(api, ledger);
  // What the shop is told.
  postWebhook(api, ledger);
  getWebhooks(api, ledger);
  deleteWebhook(api, ledger);
  postWebhookRotate(api, ledger);
  postWebhookReplay(api, ledger);
  getWebhookDeliveries(api, ledger);
}
