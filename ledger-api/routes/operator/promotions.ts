// /v1/operator/promotions: presents out of a budget that two people funded.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { instantText } from '../../contract/ids.ts';
import { toE164 } from '../../contract/phone-number.ts';
import { propose } from '../../use-cases/approvals.ts';
import { grantPromotion, promotionView } from '../../use-cases/promotions/promotions.ts';
import { serve } from '../serve.ts';

const PAGE_PROMOTIONS = 50;

/** `GET /v1/operator/promotions?cursor=` → newest first, with what is granted of each budget. */
export function getPromotions(api: Api, { store }: Ledger): void {
  serve(api, 'GET /v1/operator/promotions', async ({ query }) => {
    const found = await store.read((books) =>
      books.promotions.list(query.cursor, PAGE_PROMOTIONS + 1),
    );
    const shown = found.slice(0, PAGE_PROMOTIONS);
    const hasNext = found.length > shown.length;
    return {
      promotions: shown.map(promotionView),
      ...(hasNext && { next: shown.at(-1)!.id }),
    };
  });
}

/** `POST /v1/operator/promotions` → 202: the budget exists once a second person has approved it. */
export function postPromotion(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/promotions', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const subject = ledger.entropy.uuid(nowMs);
      const proposed = await propose(
        books.approvals,
        {
          id: ledger.entropy.uuid(nowMs),
          kind: 'fund-promotion',
          subject,
          payload: { ...request.body },
          proposedBy: by.operatorId,
        },
        nowMs,
      );
      if (!proposed.ok) return proposed;
      const { id: approvalId, expiresAtMs } = proposed.approval;
      const body = { approvalId, expiresAt: instantText(expiresAtMs) };
      return { ok: true, status: 202, body, subject };
    }),
  );
}

/** `POST /v1/operator/promotions/{id}/grants` `{phone, points}` → the promotion; never beyond budget or share. */
export function postGrant(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/promotions/{id}/grants', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { nowMs }) => {
      const phone = toE164(request.body.phone);
      if (phone === undefined) return { ok: false, error: 'phone-invalid' };
      const grant = { phone, points: BigInt(request.body.points) };
      const granted = await grantPromotion(books, ledger, request.params.id, grant, nowMs);
      return granted.ok ? { ok: true, status: 201, body: granted.promotion } : granted;
    }),
  );
}
