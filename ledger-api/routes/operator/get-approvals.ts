// GET /v1/operator/approvals: what waits for a second person, and what was decided.
import type { Api, Ledger } from '../../api.ts';
import { instantText } from '../../contract/ids.ts';
import type { Approval } from '../../store/port/approvals.ts';
import { serve } from '../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/approvals?cursor=` → newest first; `payload` is exactly what will be done. */
export function getApprovals(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/approvals', async (request) => {
    const before = openCursor(request.query.cursor);
    const found = await ledger.store.read((books) =>
      books.approvals.approvals(before, PAGE_AND_ONE),
    );
    const { rows, next } = cutPage(found, (one) => one.id);
    const nowMs = ledger.clock.nowMs();
    return { approvals: rows.map((one) => entryOf(one, nowMs)), ...next };
  });
}

const entryOf = (one: Approval, nowMs: number) => ({
  id: one.id,
  kind: one.kind,
  subject: one.subject,
  payload: JSON.parse(one.payload) as Record<string, unknown>,
  state: one.state === 'waiting' && nowMs >= one.expiresAtMs ? ('expired' as const) : one.state,
  proposedBy: one.proposedBy,
  proposedAt: instantText(one.proposedAtMs),
  expiresAt: instantText(one.expiresAtMs),
  ...(one.decidedBy !== undefined && { decidedBy: one.decidedBy }),
  ...(one.decidedAtMs !== undefined && { decidedAt: instantText(one.decidedAtMs) }),
});
