// /v1/wallet/proof-codes and /v1/wallet/proofs: the holder proves to have the number, once more, on this sign-in.
import type { Api, Ledger } from '../../api.ts';
import { countedAddress } from '../../auth/address.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { askForProof, proveNumber } from '../../auth/step-up.ts';
import { instantText } from '../../contract/ids.ts';
import { proofCodeText } from '../../messages/texts.ts';
import { refuse, retryAfter } from '../../problem-reply.ts';
import { serve } from '../serve.ts';

/**
 * `POST /v1/wallet/proof-codes` → 202; a code goes to the holder's own number. Like a sign-in code it needs no key: sent
 * twice within 30 seconds it sends one text.
 */
export function postProofCode(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/proof-codes', async (request, reply) => {
    const address = countedAddress(request.ip);
    const nowMs = ledger.clock.nowMs();
    const asked = await ledger.store.transact((books) =>
      askForProof(books, ledger, request.holder!, address, nowMs),
    );
    if (!asked.ok) {
      const wait = asked.error === 'too-many-requests' ? retryAfter(asked.retryAfterMs) : {};
      return refuse(reply, asked.error, {}, wait);
    }
    if (asked.code !== undefined) {
      ledger.messages.send({ to: asked.to, kind: 'code', text: proofCodeText(asked.code) });
    }
    return reply.code(202).send({});
  });
}

/** `POST /v1/wallet/proofs` `{code}` → `{goodUntil}`; large spending on this sign-in asks for nothing until then. A code works once. */
export function postProof(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/proofs', async (request, reply) => {
    const holder = request.holder!;
    const { code } = request.body;
    const nowMs = ledger.clock.nowMs();
    return answerOnce(ledger, request, reply, holder.walletId, async (books) => {
      const proven = await proveNumber(books, ledger, holder, code, nowMs);
      if (!proven.ok) return proven;
      return { ok: true, status: 200, body: { goodUntil: instantText(proven.goodUntilMs) } };
    });
  });
}
