// POST /v1/wallet/pickups: unclaimed coins find their owner.
import type { Api, Ledger } from '../api.ts';
import { WRONG_PICKUPS, waitMs } from '../auth/budgets.ts';
import { answerOnce } from '../auth/idempotency.ts';
import { claimPickup } from '../use-cases/claim-pickup.ts';
import { serve } from './serve.ts';

/**
 * `POST /v1/wallet/pickups` `{code}` → `{depositId}`. Wrong and used codes answer alike. Sent twice with the same
 * Idempotency-Key it is answered as the first time.
 */
export function postPickup(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/pickups', async (request, reply) => {
    const { walletId } = request.holder!;
    const nowMs = ledger.clock.nowMs();
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      const retryAfterMs = await waitMs(books.access, WRONG_PICKUPS, walletId, nowMs);
      if (retryAfterMs > 0) return { ok: false, error: 'too-many-requests', retryAfterMs };
      const claim = await claimPickup(books, ledger, walletId, request.body.code, nowMs);
      if (claim.ok) return { ok: true, status: 200, body: { depositId: claim.depositId } };
      await books.access.spend(WRONG_PICKUPS.name, walletId, nowMs);
      return { ok: false, error: 'pickup-code-wrong' };
    });
  });
}
