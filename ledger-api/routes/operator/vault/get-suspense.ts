// GET /v1/operator/suspense: coins in doubt that nobody has decided about.
import type { Api, Ledger } from '../../../api.ts';
import { instantText } from '../../../contract/ids.ts';
import { refuse } from '../../../problem-reply.ts';
import type { SuspenseItem } from '../../../store/port/suspense.ts';
import { serve } from '../../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from '../page.ts';

/** `GET /v1/operator/suspense?cursor=` → oldest first. */
export function getSuspense(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/suspense', async (request, reply) => {
    const { cursor } = request.query;
    const after = placeOf(openCursor(cursor));
    if (cursor !== undefined && after === undefined) return refuse(reply, 'malformed');
    const found = await ledger.store.read(({ suspense }) => suspense.open(after, PAGE_AND_ONE));
    const { rows, next } = cutPage(found, ({ atMs, transferId }) => `${atMs} ${transferId}`);
    return { suspense: rows.map(entryOf), ...next };
  });
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
