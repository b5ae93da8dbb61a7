// POST /v1/operator/tasks/{id}/close: somebody has looked at it.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { serve } from '../serve.ts';
import { openCursor } from './page.ts';

/** `POST /v1/operator/tasks/{id}/close` `{note}` → `{id, state}`. A task is closed once; the note stays with it. */
export function postTaskClose(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/tasks/{id}/close', async (request, reply) =>
    asOperator(ledger, request, reply, async ({ paperwork }, { by, nowMs }) => {
      const { id } = request.params;
      const key = openCursor(id);
      const task = await paperwork.task(key);
      if (!task) return { ok: false, error: 'not-found' };
      if (task.closing) return { ok: false, error: 'task-closed' };
      const { note } = request.body;
      await paperwork.closeTask({ key, closedBy: by.operatorId, closedAtMs: nowMs, note });
      return { ok: true, status: 200, body: { id, state: 'closed' } };
    }),
  );
}
