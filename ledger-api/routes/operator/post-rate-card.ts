// POST /v1/operator/rate-cards: what foreign coins are worth for the next 24 hours.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { serve } from '../serve.ts';
import { alone } from './vault/approvals.ts';
import { publishRates } from './vault/deeds.ts';

/**
 * `POST /v1/operator/rate-cards` `{rates, policy}` → 201 with the signed card, in force at once, or 202 when a price jumps
 * so far that a second operator has to agree. Sent twice, it is one card.
 */
export function postRateCard(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/rate-cards', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const desk = { books, ledger, nowMs };
      const deed = await publishRates({ ...desk, by: [by.operatorId] }, request.body);
      const proposal = { kind: 'publish-rates', subject: 'rates', payload: request.body } as const;
      return alone(deed, { ...desk, by: by.operatorId }, proposal);
    }),
  );
}
