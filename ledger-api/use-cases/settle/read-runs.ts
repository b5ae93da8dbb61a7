// Settlement runs as operators read them.
import { instantText, type ShopId } from '../../contract/ids.ts';
import type { RunAnswer, RunSettlement } from '../../contract/settlement.ts';
import type { SettlementRun } from '../../ledger/settlement.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import { settlementAnswer } from './read-settlements.ts';

/** A run on the wire. */
export const runAnswer = (run: SettlementRun): RunAnswer => ({
  id: run.id,
  state: run.state,
  cutPosition: run.cutPosition,
  at: instantText(run.madeAtMs),
});

/** What shops got in a run, in the order of their ids. */
export async function runSettlements(
  { settlements, staff }: ReadingBooks,
  runId: string,
  after: ShopId | undefined,
  limit: number,
): Promise<readonly RunSettlement[]> {
  const found = await settlements.settlementsIn(runId, after, limit);
  return Promise.all(
    found.map(async (one) => ({
      ...settlementAnswer(one),
      shopId: one.shopId,
      shopName: (await staff.shop(one.shopId))?.name ?? '',
    })),
  );
}
