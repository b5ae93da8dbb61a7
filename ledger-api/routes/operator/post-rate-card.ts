// POST /v1/operator/rate-cards: what foreign coins are worth for the next 24 hours.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { inside } from '../../use-cases/inside.ts';
import { publishRateCard } from '../../use-cases/publish-rate-card.ts';
import { serve } from '../serve.ts';

/** `POST /v1/operator/rate-cards` `{rates, policy}` → 201 with the signed card, in force at once. Sent twice, it is one card. */
export function postRateCard(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/rate-cards', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { nowMs }) => {
      const deps = { store: inside(books), signingKey: ledger.keys.signing };
      const card = { ...request.body, isSample: false };
      const published = await publishRateCard(deps, card, nowMs);
      if (!published.ok) return published;
      const { number } = published.card;
      return { ok: true, status: 201, body: published.card, subject: `rate-card ${number}` };
    }),
  );
}
