// Settlements as the shop reads them: the list, and each one line by line.
import { instantText, type RedemptionId, type ShopId } from '../../contract/ids.ts';
import type {
  SettlementAnswer,
  SettlementDetail,
  SettlementLine,
  SettlementList,
} from '../../contract/settlement.ts';
import type { Settlement } from '../../ledger/settlement.ts';
import type { ShopMovement } from '../../ledger/shop-movement.ts';
import type { LedgerStore, ReadingBooks } from '../../store/ledger-store.ts';

/** A settlement on the wire. */
export const settlementAnswer = (one: Settlement): SettlementAnswer => ({
  id: one.runId,
  state: one.state,
  ...(one.afterMs !== undefined && { from: instantText(one.afterMs) }),
  until: instantText(one.throughMs),
  gross: String(one.gross),
  refunds: String(one.refunds),
  fee: String(one.fee),
  carried: String(one.carried),
  net: String(one.net),
  payoutDate: one.payoutDay,
  ...(one.decidedAtMs !== undefined && { decidedAt: instantText(one.decidedAtMs) }),
  ...(one.note !== undefined && { note: one.note }),
});

/** The settlements of a shop, newest first, a page at a time. */
export async function readSettlements(
  store: LedgerStore,
  shopId: ShopId,
  cursor: string | undefined,
): Promise<SettlementList> {
  const found = await store.read(({ settlements }) =>
    settlements.settlementsOf(shopId, cursor, PAGE_SETTLEMENTS + 1),
  );
  const shown = found.slice(0, PAGE_SETTLEMENTS);
  const last = found.length > PAGE_SETTLEMENTS ? shown.at(-1) : undefined;
  return { settlements: shown.map(settlementAnswer), ...(last && { next: last.runId }) };
}

/** One settlement of this shop with a page of its lines behind `cursor`; undefined when it has none in this run. */
export function readSettlement(
  store: LedgerStore,
  shopId: ShopId,
  runId: string,
  cursor?: string,
): Promise<SettlementDetail | undefined> {
  return store.read(async (books) => {
    const known = await books.settlements.settlement(shopId, runId);
    if (!known) return undefined;
    const after = Math.max(known.afterPosition, Number(cursor ?? 0));
    const stretch = { after, through: known.throughPosition };
    const found = await books.settlements.movements(shopId, stretch, PAGE_LINES + 1);
    const shown = found.slice(0, PAGE_LINES);
    const last = found.length > PAGE_LINES ? shown.at(-1) : undefined;
    return {
      ...settlementAnswer(known),
      lines: await linesOf(books, shown),
      ...(last && { next: String(last.position) }),
    };
  });
}

async function linesOf(
  { redemptions }: ReadingBooks,
  movements: readonly ShopMovement[],
): Promise<SettlementLine[]> {
  const lines: SettlementLine[] = [];
  for (const { shopId, subjectId, ...one } of movements) {
    const redemption = await redemptions.redemption(shopId, subjectId as RedemptionId);
    lines.push({
      at: instantText(one.atMs),
      kind: one.kind,
      about: subjectId,
      ...(redemption && { orderId: redemption.orderId }),
      gross: String(one.grossPoints),
      fee: String(one.feePoints),
      net: String(one.netPoints),
    });
  }
  return lines;
}

const PAGE_SETTLEMENTS = 50;
const PAGE_LINES = 200;
