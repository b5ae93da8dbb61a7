// /v1/wallet/consents: marketing, third parties, location; each by itself, off until somebody says yes.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { decideConsent, readConsents } from '../../use-cases/holder/consents.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/consents` → each consent as it stands, with the version of its text in force. */
export function getConsents(api: Api, { store }: Ledger): void {
  serve(api, 'GET /v1/wallet/consents', async ({ holder }) =>
    store.read((books) => readConsents(books, holder!.walletId)),
  );
}

/** `POST /v1/wallet/consents` `{kind, version, isGiven}` → all of them. With the same key it is answered as the first time. */
export function postConsent(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/consents', async (request, reply) => {
    const { walletId } = request.holder!;
    const nowMs = ledger.clock.nowMs();
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      const decided = await decideConsent(books, walletId, request.body, nowMs);
      return decided.ok ? { ok: true, status: 200, body: decided.consents } : decided;
    });
  });
}
