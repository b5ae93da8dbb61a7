// GET and POST /v1/wallet/identity: how well a holder is known, and what that allows.
import type { Api, Ledger } from '../../api.ts';
import { IDENTITY_CHECKS, waitMs } from '../../auth/budgets.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { refuse, retryAfter } from '../../problem-reply.ts';
import { askIdentity, identityView, keepIdentity } from '../../use-cases/holder/identity.ts';
import { reunite } from '../../use-cases/holder/recycled-number.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/identity` → tier and limits. */
export function getIdentity(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/identity', async (request) =>
    ledger.store.read((books) => identityView(books, request.holder!.walletId)),
  );
}

/**
 * `POST /v1/wallet/identity` `{name, birthDate}` → tier 2 and its limits, when the service confirms it. Sent twice with
 * the same Idempotency-Key it is answered as the first time.
 */
export function postIdentity(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/identity', async (request, reply) => {
    const { walletId } = request.holder!;
    const nowMs = ledger.clock.nowMs();
    const waitingMs = await ledger.store.transact(async ({ access }) => {
      const wait = await waitMs(access, IDENTITY_CHECKS, walletId, nowMs);
      if (wait === 0) await access.spend(IDENTITY_CHECKS.name, walletId, nowMs);
      return wait;
    });
    if (waitingMs > 0) return refuse(reply, 'too-many-requests', {}, retryAfter(waitingMs));
    const asked = await askIdentity(ledger, walletId, request.body);
    if (asked.verdict === 'unavailable') return refuse(reply, 'identity-unavailable');
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      if (asked.verdict === 'refused') return { ok: false, error: 'identity-refused' };
      const verified = { name: request.body.name, personRef: asked.personRef };
      await keepIdentity(books, ledger.secrets, walletId, verified, nowMs);
      // Whoever had this number before, and is the same person, comes back to that wallet.
      const ownId = await reunite(books, ledger, walletId, nowMs);
      return { ok: true, status: 200, body: await identityView(books, ownId) };
    });
  });
}
