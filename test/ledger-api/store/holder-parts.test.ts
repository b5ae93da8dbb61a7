// The parts of the books behind what holders do besides looking and paying, on every store.
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { describeClaimsPart } from '../../contracts/claims-part.ts';
import { describeGiftsPart } from '../../contracts/gifts-part.ts';
import { describeHolderPart } from '../../contracts/holder-part.ts';
import { describeNumbersPart } from '../../contracts/numbers-part.ts';
import { describePromotionsPart } from '../../contracts/promotions-part.ts';
import { describeWithdrawalsPart } from '../../contracts/withdrawals-part.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';

const STORES = [
  ['memory', openMemoryLedgerStore],
  ['SQLite', temporarySqliteStore],
] as const;

for (const [name, open] of STORES) {
  describeClaimsPart(name, open);
  describeGiftsPart(name, open);
  describeHolderPart(name, open);
  describeNumbersPart(name, open);
  describePromotionsPart(name, open);
  describeWithdrawalsPart(name, open);
}
