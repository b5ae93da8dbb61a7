// Settlement runs: one cut of the log for all shops, then a page of shops at a time.
import type { SettlementRun } from '../../ledger/settlement.ts';
import { settleShop } from '../../ledger/settlement.ts';
import type { ShopId } from '../../contract/ids.ts';
import type { LedgerStore, WritingBooks } from '../../store/ledger-store.ts';
import { followedThrough } from './follow-log.ts';

export type StartRunResult =
  | { ok: true; run: SettlementRun }
  | { ok: false; error: 'settlement-run-open' };

/** Begins a run: everything with a place in the log up to now is in it. Part of the caller's transaction. */
export async function startRun(
  books: WritingBooks,
  { id, madeBy }: Readonly<{ id: string; madeBy: string }>,
  nowMs: number,
): Promise<StartRunResult> {
  if (await books.settlements.openRun()) return { ok: false, error: 'settlement-run-open' };
  const { treeSize } = await books.log.state();
  const run: SettlementRun = {
    id,
    madeBy,
    madeAtMs: nowMs,
    cutPosition: treeSize,
    doneThrough: undefined,
    state: 'open',
  };
  await books.settlements.saveRun(run);
  return { ok: true, run };
}

/** Settles one page of shops of the open run; answers how many it looked at, 0 when there is nothing to do now. */
export async function settlePage(store: LedgerStore, zone: string): Promise<number> {
  if (!(await store.read(({ settlements }) => settlements.openRun()))) return 0;
  return store.transact(async (books) => {
    const run = await books.settlements.openRun();
    // What is before the cut has to be on the statements first.
    if (!run || (await followedThrough(books)) < run.cutPosition) return 0;
    const shops = await books.staff.shops(run.doneThrough, PAGE_SHOPS);
    for (const { id } of shops) await settleOne(books, run, id, zone);
    const isDone = shops.length < PAGE_SHOPS;
    const doneThrough = shops.at(-1)?.id ?? run.doneThrough;
    await books.settlements.saveRun({ ...run, doneThrough, state: isDone ? 'done' : 'open' });
    return isDone ? 0 : shops.length;
  });
}

async function settleOne(
  books: WritingBooks,
  run: SettlementRun,
  shopId: ShopId,
  zone: string,
): Promise<void> {
  const [last] = await books.settlements.settlementsOf(shopId, undefined, 1);
  const afterPosition = last?.throughPosition ?? 0;
  const totals = await books.settlements.totals(shopId, {
    after: afterPosition,
    through: run.cutPosition,
  });
  const step = settleShop(run, { shopId, afterPosition, afterMs: last?.throughMs }, totals, zone);
  if (!step) return;
  await books.settlements.saveSettlement(step.settlement);
  await books.transfers.post(step.transfers);
}

const PAGE_SHOPS = 20;
