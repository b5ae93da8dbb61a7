// A code at the till becomes a redemption.
import type { Entropy } from '#drivers/entropy.ts';
import type { RedemptionId, ShopId, ShopKeyId } from '../../contract/ids.ts';
import { startRedemption } from '../../ledger/authorise-redemption.ts';
import { AUTHORISATION_LIFE_MAX_MS, type Redemption } from '../../ledger/redemption.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { together } from '../together.ts';
import { writeStep } from './write-step.ts';

export type RedeemCommand = Readonly<{
  shopId: ShopId;
  keyId: ShopKeyId;
  codeHash: string;
  points: bigint;
  orderId: string;
  isCapturedAtOnce: boolean;
  /** An authorisation lapses then; at the latest after seven days. */
  lapseAfterMs: number | undefined;
}>;

export type RedeemResult =
  | { ok: true; redemption: Redemption }
  | { ok: false; error: 'order-exists'; id: RedemptionId }
  | { ok: false; error: 'redemption-code-wrong' | 'insufficient-points' };

/**
 * Begins a redemption, and captures it when the till asks for it. The code is used up unless the redemption is refused.
 * Wrong, used, expired and foreign codes answer alike. Part of the caller's transaction.
 */
export async function redeem(
  books: WritingBooks,
  entropy: Entropy,
  command: RedeemCommand,
  nowMs: number,
): Promise<RedeemResult> {
  const { codeHash, shopId, orderId, ...asked } = command;
  const [known, code, shop] = await together([
    books.redemptions.ofOrder(shopId, orderId),
    books.redemptions.code(codeHash),
    books.staff.shop(shopId),
  ]);
  if (known) return { ok: false, error: 'order-exists', id: known.id };
  if (!shop || !code || code.expiresAtMs <= nowMs) {
    return { ok: false, error: 'redemption-code-wrong' };
  }
  const started = startRedemption(
    {
      ...asked,
      id: entropy.uuid(nowMs) as RedemptionId,
      shopId,
      orderId,
      walletId: code.walletId,
      lapseAfterMs: asked.lapseAfterMs ?? AUTHORISATION_LIFE_MAX_MS,
      feePolicyVersion: shop.feePolicyVersion,
      openedAtMs: nowMs,
    },
    await books.holds.openLots(code.walletId),
    code.ceilingPoints,
  );
  // The rule refuses a beginning for no other reason.
  if (!started.ok) return { ok: false, error: 'insufficient-points' };
  await books.redemptions.useCode(code);
  await writeStep(books, undefined, started.step, nowMs);
  return { ok: true, redemption: started.step.redemption };
}
