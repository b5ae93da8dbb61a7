// GET /v1/operator/tasks: what a person has to look at.
import type { Api, Ledger } from '../../api.ts';
import { instantText } from '../../contract/ids.ts';
import type { LookedAtTask } from '../../store/port/paperwork.ts';
import { serve } from '../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/tasks?state=open|closed&cursor=` → oldest first. */
export function getTasks(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/tasks', async (request) => {
    const { state, cursor } = request.query;
    const after = openCursor(cursor);
    const found = await ledger.store.read(({ paperwork }) =>
      paperwork.tasksThatAre(state, after, PAGE_AND_ONE),
    );
    const { rows, next } = cutPage(found, (task) => task.key);
    return { tasks: rows.map(entryOf), ...next };
  });
}

const entryOf = ({ key, kind, kioskId, openedAtMs, text, record, closing }: LookedAtTask) => ({
  id: Buffer.from(key).toString('base64url'),
  kind,
  ...(kioskId !== undefined && { kioskId }),
  openedAt: instantText(openedAtMs),
  text,
  ...(record !== undefined && { record }),
  ...(closing && {
    closedAt: instantText(closing.closedAtMs),
    ...(closing.closedBy !== undefined && { closedBy: closing.closedBy }),
    note: closing.note,
  }),
});
