// The books over one SQL connection: every part, in SQL.
import type { WritingBooks } from '../ledger-store.ts';
import type { Notice } from '../port/notice.ts';
import { sqlAccess } from './access.ts';
import { sqlApprovals } from './approvals.ts';
import { sqlAuditTrail } from './audit-trail.ts';
import { sqlBags } from './bags.ts';
import { sqlDeposits } from './deposits.ts';
import { sqlExchanges } from './exchanges.ts';
import { sqlHolder } from './holder.ts';
import { sqlHolds } from './holds.ts';
import { sqlKiosks } from './kiosks.ts';
import { sqlLog } from './log.ts';
import { sqlPaperwork } from './paperwork.ts';
import { sqlReports } from './reports.ts';
import { sqlRedemptions } from './redemptions.ts';
import { sqlSettlements } from './settlements.ts';
import type { Sql } from './sql.ts';
import { sqlStaff } from './staff.ts';
import { sqlSuspense } from './suspense.ts';
import { sqlTransfers } from './transfers.ts';
import { sqlWallets } from './wallets.ts';
// What holders do besides looking and paying.
import { sqlClaims } from './claims.ts';
import { sqlGifts } from './gifts.ts';
import { sqlNumbers } from './numbers.ts';
import { sqlPromotions } from './promotions.ts';
import { sqlWebhooks } from './webhooks.ts';
import { sqlWithdrawals } from './withdrawals.ts';

/** The books that `sql` reads and writes; `notify` hears what listeners have to hear after the commit. */
export const sqlBooks = (sql: Sql, notify: (notice: Notice) => void): WritingBooks => ({
  transfers: sqlTransfers(sql, () => notify({ kind: 'transfers-posted' })),
  holds: sqlHolds(sql),
  log: sqlLog(sql),
  kiosks: sqlKiosks(sql),
  wallets: sqlWallets(sql, notify),
  deposits: sqlDeposits(sql),
  paperwork: sqlPaperwork(sql),
  access: sqlAccess(sql),
  // What holders do besides looking and paying.
  claims: sqlClaims(sql),
  gifts: sqlGifts(sql),
  holder: sqlHolder(sql),
  numbers: sqlNumbers(sql),
  promotions: sqlPromotions(sql),
  withdrawals: sqlWithdrawals(sql),
  staff: sqlStaff(sql),
  approvals: sqlApprovals(sql),
  trail: sqlAuditTrail(sql),
  // Where the coins go, and the operators' books.
  bags: sqlBags(sql),
  exchanges: sqlExchanges(sql),
  suspense: sqlSuspense(sql),
  reports: sqlReports(sql),
  // What shops do.
  redemptions: sqlRedemptions(sql),
  settlements: sqlSettlements(sql),
  webhooks: sqlWebhooks(sql),
  notify,
});
