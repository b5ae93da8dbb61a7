// The books in memory: for tests, and as the model that the databases are compared with.
import { shareTransactions } from './group-commit.ts';
import type { LedgerStore, WritingBooks } from './ledger-store.ts';
import { memoryAccess } from './memory/access.ts';
import { memoryBags } from './memory/bags.ts';
import { memoryApprovals } from './memory/approvals.ts';
import { memoryAuditTrail } from './memory/audit-trail.ts';
import { memoryDeposits } from './memory/deposits.ts';
import { memoryClaims } from './memory/claims.ts';
import { memoryGifts } from './memory/gifts.ts';
import { memoryHolder } from './memory/holder.ts';
import { memoryExchanges } from './memory/exchanges.ts';
import { memoryHolds } from './memory/holds.ts';
import { memoryKiosks } from './memory/kiosks.ts';
import { memoryLog } from './memory/log.ts';
import { memoryPaperwork } from './memory/paperwork.ts';
import { memoryReports } from './memory/reports.ts';
import { memorySuspense } from './memory/suspense.ts';
import { memorySettlements } from './memory/settlements.ts';
import { memoryStaff } from './memory/staff.ts';
import { memoryNumbers } from './memory/numbers.ts';
import { memoryPromotions } from './memory/promotions.ts';
import { memoryRedemptions } from './memory/redemptions.ts';
import type { UndoLog } from './memory/table.ts';
import { memoryTransfers } from './memory/transfers.ts';
import { memoryWallets } from './memory/wallets.ts';
import { memoryWebhooks } from './memory/webhooks.ts';
import { memoryWithdrawals } from './memory/withdrawals.ts';
import { noticeBoard } from './notice-board.ts';

/** An empty ledger that lives as long as the process. */
export function openMemoryLedgerStore(): LedgerStore {
  const undo: UndoLog = [];
  const board = noticeBoard();
  const log = memoryLog(undo);
  const books: WritingBooks = {
    transfers: memoryTransfers(undo, (transfer) => {
      log.add(transfer);
      board.note({ kind: 'transfers-posted' });
    }),
    log,
    holds: memoryHolds(undo),
    kiosks: memoryKiosks(undo),
    wallets: memoryWallets(undo, board.note),
    deposits: memoryDeposits(undo),
    paperwork: memoryPaperwork(undo),
    access: memoryAccess(undo),
    // What holders do besides looking and paying.
    claims: memoryClaims(undo),
    gifts: memoryGifts(undo),
    holder: memoryHolder(undo),
    numbers: memoryNumbers(undo),
    promotions: memoryPromotions(undo),
    withdrawals: memoryWithdrawals(undo),
    // Where the coins go, and the operators' books.
    bags: memoryBags(undo),
    exchanges: memoryExchanges(undo),
    suspense: memorySuspense(undo),
    reports: memoryReports(undo),
    staff: memoryStaff(undo),
    redemptions: memoryRedemptions(undo),
    settlements: memorySettlements(undo),
    webhooks: memoryWebhooks(undo),
    approvals: memoryApprovals(undo),
    trail: memoryAuditTrail(undo),
    notify: board.note,
  };
  const shared = shareTransactions({
    books,
    begin: () => void undo.splice(0),
    commit: () => board.publish(),
    rollback: () => {
      for (const inverse of undo.splice(0).reverse()) inverse();
      board.forget();
    },
  });
  return {
    // Reads take their turn with the writes, so that they never see half of one.
    read: shared.run,
    transact: shared.run,
    listen: board.listen,
    maintain: () => {},
    close: shared.close,
  };
}
