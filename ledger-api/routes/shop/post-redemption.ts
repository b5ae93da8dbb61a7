// POST /v1/redemptions: a code at the till becomes a payment.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce, answersTogether, type Outcome } from '../../auth/idempotency.ts';
import { readCode, tillSecrets } from '../../auth/till-secrets.ts';
import { countTooMuch, countWrongCode, typedCodeWaitMs } from '../../auth/typed-codes.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { redemptionAnswer } from '../../use-cases/till/read-redemptions.ts';
import {
  readForRedeeming,
  type RedeemCommand,
  type RedeemFacts,
  redeemTogether,
} from '../../use-cases/till/redeem.ts';
import { serve } from '../serve.ts';

/**
 * `POST /v1/redemptions` `{code, points, orderId, capture}` → 201, `awaiting-holder` above the holder's ceiling, else
 * `authorised` or `captured`. Sent twice with the same Idempotency-Key it is answered as the first time; the same
 * `orderId` under another key is 409 `order-exists` with the id.
 */
export function postRedemption(api: Api, ledger: Ledger): void {
  const secrets = tillSecrets(ledger.keys);
  const take = async (
    books: WritingBooks,
    commands: readonly RedeemCommand[],
    facts: RedeemFacts,
  ) => {
    const nowMs = ledger.clock.nowMs();
    const made = await redeemTogether(books, ledger.entropy, commands, facts, nowMs);
    const outcomes: Outcome[] = [];
    for (const [i, one] of made.entries()) {
      if (one.ok) {
        const body = redemptionAnswer(one.redemption, secrets);
        outcomes.push({ ok: true, status: 201, body });
      } else {
        const { codeHash } = commands[i]!;
        if (one.error === 'insufficient-points') await countTooMuch(books, codeHash, nowMs);
        outcomes.push(one.error === 'order-exists' ? { ...one, more: { id: one.id } } : one);
      }
    }
    return outcomes;
  };
  const takeTogether = answersTogether(ledger, { read: readForRedeeming, work: take });

  serve(api, 'POST /v1/redemptions', async (request, reply) => {
    const { shopId, keyId } = request.shop!;
    const { points, orderId, capture, lapseAfterMinutes } = request.body;
    const { text, isTyped } = readCode(request.body.code);
    const codeHash = secrets.codeHash(text);
    const command: RedeemCommand = {
      shopId,
      keyId,
      codeHash,
      points: BigInt(points),
      orderId,
      isCapturedAtOnce: capture,
      lapseAfterMs: lapseAfterMinutes && lapseAfterMinutes * 60_000,
    };
    if (!isTyped) {
      // What counts against a code, or an order, counts before the next that names it.
      const names = [codeHash, `${shopId} order ${orderId}`];
      return takeTogether(request, reply, shopId, { command, names });
    }
    // Digits can be guessed: each try is alone, and sees the count of those before it.
    return answerOnce(ledger, request, reply, shopId, async (books) => {
      const till = { shopId, keyId };
      const nowMs = ledger.clock.nowMs();
      const retryAfterMs = await typedCodeWaitMs(books.access, till, nowMs);
      if (retryAfterMs > 0) return { ok: false, error: 'typed-codes-paused', retryAfterMs };
      const facts = await readForRedeeming(books, [command]);
      const [outcome] = await take(books, [command], facts);
      const isGuess = !outcome!.ok && outcome!.error === 'redemption-code-wrong';
      if (isGuess) await countWrongCode(books.access, till, nowMs);
      return outcome!;
    });
  });
}
