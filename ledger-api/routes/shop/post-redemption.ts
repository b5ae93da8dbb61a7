// POST /v1/redemptions: a code at the till becomes a payment.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { readCode, tillSecrets } from '../../auth/till-secrets.ts';
import { countTooMuch, countWrongCode, typedCodeWaitMs } from '../../auth/typed-codes.ts';
import { redeem } from '../../use-cases/till/redeem.ts';
import { redemptionAnswer } from '../../use-cases/till/read-redemptions.ts';
import { serve } from '../serve.ts';

/**
 * `POST /v1/redemptions` `{code, points, orderId, capture}` → 201, `awaiting-holder` above the holder's ceiling, else
 * `authorised` or `captured`. Sent twice with the same Idempotency-Key it is answered as the first time; the same
 * `orderId` under another key is 409 `order-exists` with the id.
 */
export function postRedemption(api: Api, ledger: Ledger): void {
  const secrets = tillSecrets(ledger.keys);
  serve(api, 'POST /v1/redemptions', async (request, reply) => {
    const { shopId, keyId } = request.shop!;
    const till = { shopId, keyId };
    const { points, orderId, capture, lapseAfterMinutes } = request.body;
    const { text, isTyped } = readCode(request.body.code);
    const nowMs = ledger.clock.nowMs();
    return answerOnce(ledger, request, reply, shopId, async (books) => {
      const retryAfterMs = isTyped ? await typedCodeWaitMs(books.access, till, nowMs) : 0;
      if (retryAfterMs > 0) return { ok: false, error: 'typed-codes-paused', retryAfterMs };
      const command = {
        ...till,
        codeHash: secrets.codeHash(text),
        points: BigInt(points),
        orderId,
        isCapturedAtOnce: capture,
        lapseAfterMs: lapseAfterMinutes && lapseAfterMinutes * 60_000,
      };
      const made = await redeem(books, ledger.entropy, command, nowMs);
      if (made.ok) {
        return { ok: true, status: 201, body: redemptionAnswer(made.redemption, secrets) };
      }
      const isGuess = made.error === 'redemption-code-wrong' && isTyped;
      if (isGuess) await countWrongCode(books.access, till, nowMs);
      if (made.error === 'insufficient-points') await countTooMuch(books, command.codeHash, nowMs);
      return made.error === 'order-exists' ? { ...made, more: { id: made.id } } : made;
    });
  });
}
