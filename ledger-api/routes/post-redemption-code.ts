// POST /v1/wallet/redemption-codes: a code to show at a till.
import type { Api, Ledger } from '../api.ts';
import { answerOnce } from '../auth/idempotency.ts';
import { isUnprovenFor, STEP_UP_NEEDED } from '../auth/step-up.ts';
import { tillSecrets } from '../auth/till-secrets.ts';
import { instantText } from '../contract/ids.ts';
import { makeCode } from '../use-cases/till/make-code.ts';
import { serve } from './serve.ts';

/**
 * `POST /v1/wallet/redemption-codes` `{ceiling}` → 201 `{code, qr, ceiling, expiresAt}`; the wallet's last code is
 * worthless from then on. Sent twice with the same Idempotency-Key it tells the same code, as good as it still is.
 */
export function postRedemptionCode(api: Api, ledger: Ledger): void {
  const secrets = tillSecrets(ledger.keys);
  serve(api, 'POST /v1/wallet/redemption-codes', async (request, reply) => {
    const holder = request.holder!;
    const { walletId } = holder;
    const requestKey = String(request.headers['idempotency-key']);
    const ceiling = request.body.ceiling ?? CEILING_DEFAULT;
    return answerOnce(
      ledger,
      request,
      reply,
      walletId,
      async (books) => {
        const nowMs = ledger.clock.nowMs();
        const ceilingPoints = BigInt(ceiling);
        if (isUnprovenFor(ceilingPoints, holder, ledger.stepUp, nowMs)) return STEP_UP_NEEDED;
        const made = await makeCode(books, secrets, { walletId, requestKey, ceilingPoints }, nowMs);
        const expiresAt = instantText(made.expiresAtMs);
        return { ok: true, status: 201, body: { draw: made.draw, ceiling, expiresAt } };
      },
      ({ draw, ...kept }) => {
        const { typed, scanned } = secrets.codeTexts(walletId, requestKey, Number(draw));
        return { code: typed, qr: scanned, ...kept };
      },
    );
  });
}

const CEILING_DEFAULT = '30000';
