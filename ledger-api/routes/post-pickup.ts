// POST /v1/wallet/pickups: unclaimed coins find their owner.
import { z } from 'zod';
import type { Api, Ledger } from '../api.ts';
import { WRONG_PICKUPS, waitMs } from '../auth/budgets.ts';
import { answerOnce } from '../auth/idempotency.ts';
import { DepositId } from '../contract/ids.ts';
import { claimPickup } from '../use-cases/claim-pickup.ts';

/**
 * `POST /v1/wallet/pickups` `{code}` → `{depositId}`. Wrong and used codes answer alike. Sent twice with the same
 * Idempotency-Key it is answered as the first time.
 */
export function postPickup(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/wallet/pickups',
    {
      config: { access: 'holder' },
      schema: {
        summary: 'Pick up coins with a pickup code',
        headers: z.looseObject({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        body: z.strictObject({ code: z.string().min(1).max(40) }),
        response: { 200: z.strictObject({ depositId: DepositId }) },
      },
    },
    async (request, reply) => {
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
    },
  );
}
