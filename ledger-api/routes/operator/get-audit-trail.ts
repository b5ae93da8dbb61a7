// GET /v1/operator/audit-trail: what operators did and were refused.
import type { Api, Ledger } from '../../api.ts';
import { instantText } from '../../contract/ids.ts';
import { refuse } from '../../problem-reply.ts';
import { serve } from '../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/audit-trail?cursor=` → lines newest first; each names the hash of the one before. */
export function getAuditTrail(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/audit-trail', async (request, reply) => {
    const cursor = openCursor(request.query.cursor);
    if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) return refuse(reply, 'malformed');
    const before = cursor === undefined ? undefined : Number(cursor);
    const found = await ledger.store.read(({ trail }) => trail.lines(before, PAGE_AND_ONE));
    const { rows, next } = cutPage(found, (line) => line.number);
    return {
      lines: rows.map(({ atMs, ...line }) => ({ ...line, at: instantText(atMs) })),
      ...next,
    };
  });
}
