// /v1/wallet/claims: a count or a number is wrong.
import type { Api, Ledger } from '../../api.ts';
import { CLAIMS_FILED, waitMs } from '../../auth/budgets.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { refuse } from '../../problem-reply.ts';
import { fileClaim } from '../../use-cases/claims/file-claim.ts';
import { listClaims, readClaim } from '../../use-cases/claims/read-claims.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/claims?cursor=` → the holder's own, newest first. */
export function getClaims(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/claims', async ({ holder, query }) =>
    listClaims(ledger, holder!.walletId, query.cursor),
  );
}

/** `GET /v1/wallet/claims/{id}` → due date, state, evidence; somebody else's is not found. */
export function getClaim(api: Api, ledger: Ledger): void {
  serve(
    api,
    'GET /v1/wallet/claims/{id}',
    async ({ holder, params }, reply) =>
      (await readClaim(ledger, holder!.walletId, params.id)) ?? refuse(reply, 'not-found'),
  );
}

/**
 * `POST /v1/wallet/claims` `{kind, depositId|receiptCode, text}` → 201 with its due date. *Not mine* sets the deposit
 * aside at once. Sent twice with the same Idempotency-Key there is one claim.
 */
export function postClaim(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/claims', async (request, reply) => {
    const { walletId } = request.holder!;
    const nowMs = ledger.clock.nowMs();
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      const retryAfterMs = await waitMs(books.access, CLAIMS_FILED, walletId, nowMs);
      if (retryAfterMs > 0) return { ok: false, error: 'too-many-requests', retryAfterMs };
      const filed = await fileClaim(books, ledger, walletId, request.body, nowMs);
      if (!filed.ok) return filed;
      await books.access.spend(CLAIMS_FILED.name, walletId, nowMs);
      // What is kept for ever with the key holds no words of the claimant.
      return { ok: true, status: 201, body: { ...filed.claim, text: '' } };
    });
  });
}
