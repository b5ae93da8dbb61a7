// GET /v1/operator/operators: who works in the console.
import type { Api, Ledger } from '../../api.ts';
import { instantText, type OperatorId } from '../../contract/ids.ts';
import { serve } from '../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/operators?cursor=` → in the order of their ids, disabled ones included. */
export function getOperators(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/operators', async (request) => {
    const after = openCursor(request.query.cursor) as OperatorId | undefined; // Only compared.
    const found = await ledger.store.read(({ staff }) => staff.operators(after, PAGE_AND_ONE));
    const { rows, next } = cutPage(found, ({ id }) => id);
    const operators = rows.map(({ id, name, role, state, createdAtMs }) => ({
      id,
      name,
      role,
      state,
      createdAt: instantText(createdAtMs),
    }));
    return { operators, ...next };
  });
}
