// The signature of a webhook: HMAC-SHA-256 over the time and the raw body, so that neither can be changed or kept for later.
import { createHmac } from 'node:crypto';
import { derivedSecret } from '../keys/row-secrets.ts';

/** The secret of a webhook as its shop is shown it, once. */
export const webhookSecret = (pepper: Uint8Array, webhookId: string, version: number): string => {
  const secret = derivedSecret(pepper, 'webhook', `${webhookId} ${version}`, 32);
  return `whsec_${Buffer.from(secret).toString('base64url')}`;
};

/**
 * `t={unix seconds},v1={hex}`, with a `v1` for each secret while one is being changed. The key is the secret's text, what
 * is signed is `{t}.{body}`. A receiver refuses what is more than 300 s from its own clock.
 */
export function webhookSignature(secrets: readonly string[], body: string, nowMs: number): string {
  const seconds = Math.floor(nowMs / 1000);
  const signed = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`,
  );
  return [`t=${seconds}`, ...signed].join(',');
}
