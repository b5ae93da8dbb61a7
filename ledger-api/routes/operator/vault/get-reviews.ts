// GET /v1/operator/reviews: deposits that wait for a person.
import type { Api, Ledger } from '../../../api.ts';
import { type DepositId, instantText } from '../../../contract/ids.ts';
import { PageQuery, pageOf } from '../../../contract/operator.ts';
import { ReviewEntry } from '../../../contract/vault.ts';
import type { Deposit } from '../../../ledger/deposit.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from '../page.ts';

/** `GET /v1/operator/reviews?cursor=` → in the order in which their sessions began. */
export function getReviews(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/reviews',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary: 'Deposits in review',
        querystring: PageQuery,
        response: { 200: pageOf('reviews', ReviewEntry) },
      },
    },
    async (request) => {
      const after = openCursor(request.query.cursor) as DepositId | undefined;
      const found = await ledger.store.read(({ deposits }) =>
        deposits.inReview(after, PAGE_AND_ONE),
      );
      const { rows, next } = cutPage(found, (deposit) => deposit.id);
      return { reviews: rows.map(entryOf), ...next };
    },
  );
}

const entryOf = ({ id, kioskId, reviewReason, openedAtMs, lines }: Deposit) => ({
  depositId: id,
  kioskId,
  reason: reviewReason ?? 'unknown',
  openedAt: instantText(openedAtMs),
  totals: lines.map(({ currency, amountMinor, count }) => ({
    currency,
    amountMinor: String(amountMinor),
    count,
  })),
});
