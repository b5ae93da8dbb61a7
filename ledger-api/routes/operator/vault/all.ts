// Every door for collectors and finance: bags, the bank, decisions about money, reports and files.
import type { Api, Ledger } from '../../../api.ts';
import { getBalance } from '../reports/get-balance.ts';
import { getCoinDays } from '../reports/get-coin-days.ts';
import { getCoinHours } from '../reports/get-coin-hours.ts';
import { getExport } from '../reports/get-export.ts';
import { getExposure } from '../reports/get-exposure.ts';
import { getKioskCash } from '../reports/get-kiosk-cash.ts';
import { getLiability } from '../reports/get-liability.ts';
import { getStatement } from '../reports/get-statement.ts';
import { getTrialBalance } from '../reports/get-trial-balance.ts';
import { getBag } from './get-bag.ts';
import { getBags } from './get-bags.ts';
import { getPositions } from './get-positions.ts';
import { getReviews } from './get-reviews.ts';
import { getShipment } from './get-shipment.ts';
import { getShipments } from './get-shipments.ts';
import { getSuspense } from './get-suspense.ts';
import { postAdjustment } from './post-adjustment.ts';
import { postBag } from './post-bag.ts';
import { postBagWithdrawal } from './post-bag-withdrawal.ts';
import { postCount } from './post-count.ts';
import { postEpochClose } from './post-epoch-close.ts';
import { postExchange } from './post-exchange.ts';
import { postLodging } from './post-lodging.ts';
import { postReview } from './post-review.ts';
import { postShipment } from './post-shipment.ts';
import { postSuspense } from './post-suspense.ts';

/** Adds every route for where the coins go and what the books say. */
export function vaultRoutes(api: Api, ledger: Ledger): void {
  // Bags.
  getBags(api, ledger);
  getBag(api, ledger);
  postBag(api, ledger);
  postBagWithdrawal(api, ledger);
  postCount(api, ledger);
  postEpochClose(api, ledger);
  // The bank.
  getShipments(api, ledger);
  getShipment(api, ledger);
  postShipment(api, ledger);
  postLodging(api, ledger);
  postExchange(api, ledger);
  getPositions(api, ledger);
  // Decisions.
  postAdjustment(api, ledger);
  getSuspense(api, ledger);
  postSuspense(api, ledger);
  getReviews(api, ledger);
  postReview(api, ledger);
  // Reports and files.
  getTrialBalance(api, ledger);
  getStatement(api, ledger);
  getBalance(api, ledger);
  getLiability(api, ledger);
  getKioskCash(api, ledger);
  getCoinHours(api, ledger);
  getCoinDays(api, ledger);
  getExposure(api, ledger);
  getExport(api, ledger);
}
