// GET /v1/operator/reviews: deposits that wait for a person.
import type { Api, Ledger } from '../../../api.ts';
import type { DepositId } from '../../../contract/ids.ts';
import { reviewEntry } from '../../../use-cases/vault/review-entry.ts';
import { serve } from '../../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from '../page.ts';

/** `GET /v1/operator/reviews?cursor=` → in the order in which their sessions began. */
export function getReviews(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/reviews', async (request) => {
    const after = openCursor(request.query.cursor) as DepositId | undefined;
    const found = await ledger.store.read(({ deposits }) => deposits.inReview(after, PAGE_AND_ONE));
    const { rows, next } = cutPage(found, (deposit) => deposit.id);
    return { reviews: rows.map(reviewEntry), ...next };
  });
}
