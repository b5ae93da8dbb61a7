// GET /v1/rate-card: the signed rate card in force.
import type { Api, Ledger } from '../api.ts';
import { refuse } from '../problem-reply.ts';
import { serve } from './serve.ts';

/** `GET /v1/rate-card` → the card, with an `ETag`; 304 when the caller has it; 404 when none is in force. */
export function getRateCard(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/rate-card', async (request, reply) => {
    const card = await ledger.store.read((books) => books.paperwork.newestRateCard());
    const nowMs = ledger.clock.nowMs();
    const isInForce =
      card && Date.parse(card.validFrom) <= nowMs && nowMs < Date.parse(card.validUntil);
    if (!isInForce) return refuse(reply, 'no-rate-card');
    const etag = `"${card.kid}-${card.number}"`;
    reply.headers({ etag, 'cache-control': 'no-cache' });
    const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
    if (known.includes(etag) || known.includes(`W/${etag}`)) return reply.code(304).send();
    return card;
  });
}
