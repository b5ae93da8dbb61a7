// Forgets codes, sign-ins and budgets that can no longer decide anything.
import type { LedgerStore } from '../store/ledger-store.ts';
import { SPENT_KEPT_MS } from './budgets.ts';
import { SIGN_IN_LIFE_MS } from './sign-ins.ts';
import { STAFF_SIGN_IN_LIFE_MS } from './staff-sign-ins.ts';

/** Forgets everything that has run out at `nowMs`. */
export const forgetExpired = (store: LedgerStore, nowMs: number): Promise<void> =>
  store.transact(async (books) => {
    await books.access.forgetBefore({
      codesMs: nowMs,
      spentMs: nowMs - SPENT_KEPT_MS,
      signInsMs: nowMs - SIGN_IN_LIFE_MS,
    });
    await books.redemptions.forgetCodes(nowMs);
    await books.webhooks.forgetDeliveries(nowMs - DELIVERIES_KEPT_MS);
    await books.numbers.forgetClosedNumbers(nowMs - CLOSED_NUMBERS_KEPT_MS);
    await books.staff.forgetStaffSignIns(nowMs - STAFF_SIGN_IN_LIFE_MS);
  });

/** How long coins that come late find the next wallet of the same number. */
const CLOSED_NUMBERS_KEPT_MS = 90 * 86_400_000;
/** How long a shop may look at deliveries and have them replayed. */
const DELIVERIES_KEPT_MS = 30 * 86_400_000;
