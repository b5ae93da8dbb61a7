// GET /v1/operator/suspense: coins in doubt that nobody has decided about.
import type { Api, Ledger } from '../../../api.ts';
import { instantText } from '../../../contract/ids.ts';
import { PageQuery, pageOf } from '../../../contract/operator.ts';
import { SuspenseEntry } from '../../../contract/vault.ts';
import type { SuspenseItem } from '../../../store/port/suspense.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from '../page.ts';

/** `GET /v1/operator/suspense?cursor=` → oldest first. */
export function getSuspense(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/suspense',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary: 'Coins in suspense, oldest first',
        querystring: PageQuery,
        response: { 200: pageOf('suspense', SuspenseEntry) },
      },
    },
    async (request) => {
      const after = placeOf(openCursor(request.query.cursor));
      const found = await ledger.store.read(({ suspense }) => suspense.open(after, PAGE_AND_ONE));
      const { rows, next } = cutPage(found, ({ atMs, transferId }) => `${atMs} ${transferId}`);
      return { suspense: rows.map(entryOf), ...next };
    },
  );
}

function placeOf(cursor: string | undefined) {
  const [, atMs, transferId] = /^(\d{1,15}) (.+)$/.exec(cursor ?? '') ?? [];
  return transferId === undefined ? undefined : { atMs: Number(atMs), transferId };
}

const entryOf = ({ transferId, kioskId, currency, amountMinor, atMs }: SuspenseItem) => ({
  transferId,
  kioskId,
  currency,
  amountMinor: String(amountMinor),
  at: instantText(atMs),
});
