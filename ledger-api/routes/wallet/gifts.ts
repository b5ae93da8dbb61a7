// /v1/wallet/gifts: points for a friend.
import type { Api, Ledger } from '../../api.ts';
import { GIFT_TEXTS, GIFTS_OFFERED, waitMs } from '../../auth/budgets.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { phoneKey } from '../../auth/sign-in-codes.ts';
import { isUnprovenFor, STEP_UP_NEEDED } from '../../auth/step-up.ts';
import { toE164 } from '../../contract/phone-number.ts';
import { giftText } from '../../messages/texts.ts';
import { refuse } from '../../problem-reply.ts';
import { listGifts } from '../../use-cases/gifts/list-gifts.ts';
import { offerGift } from '../../use-cases/gifts/offer-gift.ts';
import { acceptGift, cancelGift } from '../../use-cases/gifts/resolve-gift.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/gifts?cursor=` → what was given, what was received, what waits for this number; newest first. */
export function getGifts(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/gifts', async ({ holder, query }) =>
    listGifts(ledger.store, { ...ledger, walletId: holder!.walletId }, query.cursor),
  );
}

/**
 * `POST /v1/wallet/gifts` `{phone, points, from}` → 201, the same for numbers with a wallet and without. Sent twice with
 * the same Idempotency-Key there is one gift and one text.
 */
export function postGift(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/gifts', async (request, reply) => {
    const holder = request.holder!;
    const { walletId } = holder;
    const { points, from } = request.body;
    const phone = toE164(request.body.phone);
    if (phone === undefined) return refuse(reply, 'phone-invalid');
    const nowMs = ledger.clock.nowMs();
    let isTextDue = false;
    const answer = await answerOnce(ledger, request, reply, walletId, async (books) => {
      if (isUnprovenFor(BigInt(points), holder, ledger.stepUp, nowMs)) return STEP_UP_NEEDED;
      const retryAfterMs = await waitMs(books.access, GIFTS_OFFERED, walletId, nowMs);
      if (retryAfterMs > 0) return { ok: false, error: 'too-many-requests', retryAfterMs };
      const offer = { phone, points: BigInt(points), from };
      const offered = await offerGift(books, ledger, walletId, offer, nowMs);
      if (!offered.ok) return offered;
      await books.access.spend(GIFTS_OFFERED.name, walletId, nowMs);
      const number = phoneKey(ledger.phones, phone);
      isTextDue = (await waitMs(books.access, GIFT_TEXTS, number, nowMs)) === 0;
      if (isTextDue) await books.access.spend(GIFT_TEXTS.name, number, nowMs);
      return { ok: true, status: 201, body: offered.gift };
    });
    if (isTextDue) {
      const text = giftText(points, ledger.reach().publicOrigin);
      ledger.messages.send({ to: phone, kind: 'notice', text });
    }
    return answer;
  });
}

/** `POST /v1/wallet/gifts/{id}/accept`: the points are mine, each with its own expiry. Only for the number it was offered to. */
export const postGiftAccept = (api: Api, ledger: Ledger): void =>
  resolving(api, ledger, 'accept', acceptGift);

/** `POST /v1/wallet/gifts/{id}/cancel`: the giver takes it back before anybody accepted. */
export const postGiftCancel = (api: Api, ledger: Ledger): void =>
  resolving(api, ledger, 'cancel', cancelGift);

function resolving(
  api: Api,
  ledger: Ledger,
  verb: 'accept' | 'cancel',
  resolve: typeof acceptGift,
): void {
  serve(api, `POST /v1/wallet/gifts/{id}/${verb}`, async (request, reply) => {
    const { walletId } = request.holder!;
    const nowMs = ledger.clock.nowMs();
    const reader = { ...ledger, walletId };
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      const resolved = await resolve(books, reader, request.params.id, nowMs);
      return resolved.ok ? { ok: true, status: 200, body: resolved.gift } : resolved;
    });
  });
}
