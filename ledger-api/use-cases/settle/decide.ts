// The bank's word on a settlement, as an operator passes it on.
import type { ShopId } from '../../contract/ids.ts';
import { paySettlement, rejectSettlement, type Settlement } from '../../ledger/settlement.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

export type SettlementWord = Readonly<{
  shopId: ShopId;
  runId: string;
  word: 'paid' | 'rejected';
  /** What the bank calls the payment, or why it refused. */
  note: string;
  bankAccountId: string;
}>;

export type DecideResult =
  | { ok: true; settlement: Settlement }
  | { ok: false; error: 'not-found' | 'settlement-decided' };

/** Posts that a settlement was paid, or takes it back so that the shop is owed the same again. */
export async function decideSettlement(
  books: WritingBooks,
  { shopId, runId, word, note, bankAccountId }: SettlementWord,
  nowMs: number,
): Promise<DecideResult> {
  const known = await books.settlements.settlement(shopId, runId);
  if (!known) return { ok: false, error: 'not-found' };
  const rule = word === 'paid' ? paySettlement : rejectSettlement;
  const decided = rule(known, { nowMs, note, bankAccountId });
  if (!decided.ok) return decided;
  await books.settlements.saveSettlement(decided.settlement);
  await books.transfers.post(decided.transfers);
  return { ok: true, settlement: decided.settlement };
}
