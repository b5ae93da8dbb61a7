// GET /v1/operator/rate-cards: every card that was ever in force.
import type { Api, Ledger } from '../../api.ts';
import { refuse } from '../../problem-reply.ts';
import { serve } from '../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/rate-cards?cursor=` → signed cards, newest first. */
export function getRateCards(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/rate-cards', async (request, reply) => {
    const cursor = openCursor(request.query.cursor);
    if (cursor !== undefined && !/^[1-9]\d{0,8}$/.test(cursor)) return refuse(reply, 'malformed');
    const found = await ledger.store.read(async ({ paperwork }) => {
      const newest = (await paperwork.newestRateCard())?.number ?? 0;
      const from = Math.min(newest, cursor === undefined ? newest : Number(cursor) - 1);
      const length = Math.min(from, PAGE_AND_ONE);
      // Cards are numbered without gaps.
      return paperwork.rateCards(Array.from({ length }, (_, i) => from - i));
    });
    const newestFirst = found.toSorted((a, b) => b.number - a.number);
    const { rows, next } = cutPage(newestFirst, (card) => card.number);
    return { rateCards: [...rows], ...next };
  });
}
