// GET and POST /v1/wallet/identity: how well a holder is known, and what that allows.
import type { Api, Ledger } from '../../api.ts';
import { IDENTITY_CHECKS, waitMs } from '../../auth/budgets.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { IdentityRequest, IdentityView } from '../../contract/withdrawal.ts';
import { refuse, retryAfter } from '../../problem-reply.ts';
import { askIdentity, identityView, keepIdentity } from '../../use-cases/holder/identity.ts';
import { reunite } from '../../use-cases/holder/recycled-number.ts';
import { OnceHeaders } from '../write-once.ts';

/** `GET /v1/wallet/identity` → tier and limits. */
export function getIdentity(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/wallet/identity',
    {
      config: { access: 'holder' },
      schema: { summary: 'Tier and limits of the wallet', response: { 200: IdentityView } },
    },
    async (request) => ledger.store.read((books) => identityView(books, request.holder!.walletId)),
  );
}

/**
 * `POST /v1/wallet/identity` `{name, birthDate}` → tier 2 and its limits, when the service confirms it. Sent twice with
 * the same Idempotency-Key it is answered as the first time.
 */
export function postIdentity(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/wallet/identity',
    {
      config: { access: 'holder' },
      schema: {
        summary: 'Have the holder’s identity checked',
        headers: OnceHeaders,
        body: IdentityRequest,
        response: { 200: IdentityView },
      },
    },
    async (request, reply) => {
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
    },
  );
}
