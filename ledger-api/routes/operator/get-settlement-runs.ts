// GET /v1/operator/settlements and …/{runId}: the runs, and what each shop got in one of them.
import type { Api, Ledger } from '../../api.ts';
import type { ShopId } from '../../contract/ids.ts';
import { refuse } from '../../problem-reply.ts';
import { runAnswer, runSettlements } from '../../use-cases/settle/read-runs.ts';
import { serve } from '../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/settlements?cursor=` → the runs, newest first. */
export function getSettlementRuns(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/settlements', async (request) => {
    const before = openCursor(request.query.cursor);
    const found = await ledger.store.read((books) => books.settlements.runs(before, PAGE_AND_ONE));
    const { rows, next } = cutPage(found, (run) => run.id);
    return { runs: rows.map(runAnswer), ...next };
  });
}

/** `GET /v1/operator/settlements/{runId}?cursor=` → the run with a page of its settlements. */
export function getSettlementRun(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/settlements/{runId}', async (request, reply) => {
    const { runId } = request.params;
    // What a cursor of ours stands for is where the page before ended.
    const after = openCursor(request.query.cursor) as ShopId | undefined;
    const found = await ledger.store.read(async (books) => {
      const run = await books.settlements.run(runId);
      return run && { run, settlements: await runSettlements(books, runId, after, PAGE_AND_ONE) };
    });
    if (!found) return refuse(reply, 'not-found');
    const { rows, next } = cutPage(found.settlements, (one) => one.shopId);
    return { ...runAnswer(found.run), settlements: [...rows], ...next };
  });
}
