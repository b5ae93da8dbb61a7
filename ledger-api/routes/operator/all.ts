// Every door of the operator console; `app.ts` opens them all at once.
import type { Api, Ledger } from '../../api.ts';
import { getApprovals } from './get-approvals.ts';
import { getAuditTrail } from './get-audit-trail.ts';
import { getApprovedTables } from './get-approved-tables.ts';
import { getCoinTables } from './get-coin-tables.ts';
import { getKioskLife } from './get-kiosk-life.ts';
import { getOperatorKiosk } from './get-kiosk.ts';
import { getOperatorKiosks } from './get-kiosks.ts';
import { getOperatorMe } from './get-me.ts';
import { getOperators } from './get-operators.ts';
import { getRateCards } from './get-rate-cards.ts';
import { getOperatorShop } from './get-shop.ts';
import { getOperatorShops } from './get-shops.ts';
import { getSettlementRun, getSettlementRuns } from './get-settlement-runs.ts';
import { getTasks } from './get-tasks.ts';
import { patchOperator } from './patch-operator.ts';
import { patchOperatorShop } from './patch-shop.ts';
import { patchOperatorKiosk } from './patch-kiosk.ts';
import { postApprovalApprove } from './post-approval-approve.ts';
import { postApprovalReject } from './post-approval-reject.ts';
import { postCoinTable } from './post-coin-table.ts';
import { postKioskCommand } from './post-kiosk-command.ts';
import { postKioskQuarantine } from './post-kiosk-quarantine.ts';
import { postKioskRelease } from './post-kiosk-release.ts';
import { postKioskRevoke } from './post-kiosk-revoke.ts';
import { postKioskToken } from './post-kiosk-token.ts';
import { postOperatorKiosk } from './post-kiosk.ts';
import { postOperatorReset } from './post-operator-reset.ts';
import { postOperator } from './post-operator.ts';
import { postRateCard } from './post-rate-card.ts';
import { postShopKeyRevoke } from './post-shop-key-revoke.ts';
import { postShopKeyRotate } from './post-shop-key-rotate.ts';
import { postShopKey } from './post-shop-key.ts';
import { postOperatorShop } from './post-shop.ts';
import { vaultRoutes } from './vault/all.ts';
import { postSettlementRun } from './post-settlement-run.ts';
import { postSettlementPaid, postSettlementRejected } from './post-settlement-word.ts';
import { postTaskClose } from './post-task-close.ts';

/** Adds every route of the operator console. */
export function operatorRoutes(api: Api, ledger: Ledger): void {
  getOperatorMe(api);
  // Kiosks.
  getOperatorKiosks(api, ledger);
  getOperatorKiosk(api, ledger);
  getKioskLife(api, ledger);
  postOperatorKiosk(api, ledger);
  patchOperatorKiosk(api, ledger);
  postKioskToken(api, ledger);
  postKioskCommand(api, ledger);
  postKioskQuarantine(api, ledger);
  postKioskRelease(api, ledger);
  postKioskRevoke(api, ledger);
  // Coin tables, rate cards, tasks.
  getCoinTables(api, ledger);
  getApprovedTables(api, ledger);
  postCoinTable(api, ledger);
  getRateCards(api, ledger);
  postRateCard(api, ledger);
  getTasks(api, ledger);
  postTaskClose(api, ledger);
  // Shops and operators.
  getOperatorShops(api, ledger);
  getOperatorShop(api, ledger);
  postOperatorShop(api, ledger);
  patchOperatorShop(api, ledger);
  postShopKey(api, ledger);
  postShopKeyRotate(api, ledger);
  postShopKeyRevoke(api, ledger);
  getOperators(api, ledger);
  postOperator(api, ledger);
  postOperatorReset(api, ledger);
  patchOperator(api, ledger);
  // Two people, and what everybody did.
  getApprovals(api, ledger);
  postApprovalApprove(api, ledger);
  postApprovalReject(api, ledger);
  getAuditTrail(api, ledger);
  // Where the coins go, and the operators' books.
  vaultRoutes(api, ledger);
  // What shops are owed.
  postSettlementRun(api, ledger);
  getSettlementRuns(api, ledger);
  getSettlementRun(api, ledger);
  postSettlementPaid(api, ledger);
  postSettlementRejected(api, ledger);
}
