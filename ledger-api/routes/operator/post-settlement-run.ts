// POST /v1/operator/settlements: settles every shop up to now.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { runAnswer } from '../../use-cases/settle/read-runs.ts';
import { startRun } from '../../use-cases/settle/run.ts';
import { serve } from '../serve.ts';

/** `POST /v1/operator/settlements` `{}` → 201, the run; its settlements are made a page of shops at a time. */
export function postSettlementRun(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/settlements', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const id = ledger.entropy.uuid(nowMs);
      const started = await startRun(books, { id, madeBy: by.operatorId }, nowMs);
      if (!started.ok) return started;
      return { ok: true, status: 201, body: runAnswer(started.run), subject: id };
    }),
  );
}
