// Builders for the tests of redemptions: a lot, a draft, and a step taken or refused.
import type { RedemptionId, ShopId, ShopKeyId, WalletId } from '#ledger/contract/ids.ts';
import type { RedemptionDraft } from '#ledger/ledger/authorise-redemption.ts';
import type { Placed } from '#ledger/ledger/capture-redemption.ts';
import { type Lot, openLot } from '#ledger/ledger/lot.ts';
import type { RedemptionResult, RedemptionStep } from '#ledger/ledger/redemption.ts';

export const NOW_MS = Date.UTC(2026, 10, 22);
export const DAY_MS = 86_400_000;
export const SHOP = '018f0000-0000-7000-8000-000000000051' as ShopId;
export const TILL = '018f0000-0000-7000-8000-000000000061' as ShopKeyId;

/** A lot of `wallet` that was opened at `NOW_MS`. */
export const aLot = (
  id: string,
  points: bigint,
  expiresAtMs = NOW_MS + 400 * DAY_MS,
  walletId = 'wallet' as WalletId,
): Lot => ({
  ...openLot({ id, walletId, depositId: undefined, openedAtMs: NOW_MS, points }),
  expiresAtMs,
});

/** A redemption that is about to begin. */
export const aDraft = (
  points: bigint,
  { isCapturedAtOnce = false, lapseAfterMs = 7 * DAY_MS } = {},
): RedemptionDraft => ({
  id: 'r1' as RedemptionId,
  shopId: SHOP,
  keyId: TILL,
  walletId: 'wallet' as WalletId,
  orderId: 'order 1',
  points,
  isCapturedAtOnce,
  feePolicyVersion: 1,
  openedAtMs: NOW_MS,
  lapseAfterMs,
});

/** The step of a result that must not be a refusal. */
export function stepOf(result: RedemptionResult): RedemptionStep {
  if (!result.ok) throw new Error(result.error);
  return result.step;
}

/** What the next command needs of the last step. */
export const placedBy = ({ hold, lots }: RedemptionStep): Placed => ({ hold: hold!, lots });
