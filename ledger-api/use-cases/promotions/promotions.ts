// Promotions: funded once by two people, granted until the budget is used up.
import type { Entropy } from '#drivers/entropy.ts';
import { instantText, type WalletId } from '../../contract/ids.ts';
import type { NewPromotion, PromotionView } from '../../contract/promotion.ts';
import { limitsOf } from '../../ledger/policy/wallet-limits.ts';
import { grantPromotion as decide, type Promotion } from '../../ledger/promotion.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { balanceOf } from '../holder/balance.ts';
import { tierOf } from '../holder/identity.ts';
import type { Phones } from '../phones.ts';

type Deps = Readonly<{ entropy: Entropy; phones: Phones }>;

/** Opens a promotion with its budget; only a second person's approval does this. */
export async function fundPromotion(
  books: WritingBooks,
  id: string,
  funded: NewPromotion,
  nowMs: number,
): Promise<PromotionView> {
  const promotion: Promotion = {
    id,
    name: funded.name,
    fundedPoints: BigInt(funded.fundedPoints),
    grantedPoints: 0n,
    perWalletPoints: BigInt(funded.perWalletPoints),
    openedAtMs: nowMs,
    endsAtMs: Date.parse(funded.endsAt),
  };
  await books.promotions.save(promotion);
  return promotionView(promotion);
}

export type GrantPromotionResult =
  | { ok: true; promotion: PromotionView }
  | {
      ok: false;
      error:
        | 'not-found'
        | 'promotion-over'
        | 'budget-exhausted'
        | 'wallet-share-used'
        | 'balance-cap';
    };

/** Gives points out of the budget to the wallet of a number. */
export async function grantPromotion(
  books: WritingBooks,
  { entropy, phones }: Deps,
  promotionId: string,
  { phone, points }: Readonly<{ phone: string; points: bigint }>,
  nowMs: number,
): Promise<GrantPromotionResult> {
  const promotion = await books.promotions.promotion(promotionId);
  const wallet = await books.wallets.byPhone(phones.index(phone));
  if (!promotion || !wallet) return { ok: false, error: 'not-found' };
  const walletId: WalletId = wallet.id;
  const beforePoints = await books.promotions.grantedTo(promotionId, walletId);
  const grant = { id: entropy.uuid(nowMs), walletId, points, beforePoints };
  const decided = decide(promotion, grant, nowMs);
  if (!decided.ok) return decided;
  const { balanceCapPoints } = limitsOf(await tierOf(books, walletId));
  if ((await balanceOf(books, walletId)) + points > balanceCapPoints) {
    return { ok: false, error: 'balance-cap' };
  }
  await books.promotions.save(decided.promotion);
  await books.promotions.addGrant(promotionId, walletId, points);
  await books.transfers.post([decided.transfer]);
  await books.holds.openLot(decided.lot);
  const subject = { kind: 'promotion', id: promotionId };
  await books.wallets.addEntry({ walletId, atMs: nowMs, kind: 'promotion', subject, points });
  await books.holder.addNotice({
    walletId,
    key: `promotion ${grant.id}`,
    kind: 'promotion',
    atMs: nowMs,
    facts: { promotionId, points: String(points) },
  });
  await books.wallets.touch(walletId);
  return { ok: true, promotion: promotionView(decided.promotion) };
}

/** A promotion as operators see it. */
export const promotionView = (promotion: Promotion): PromotionView => ({
  id: promotion.id,
  name: promotion.name,
  fundedPoints: String(promotion.fundedPoints),
  grantedPoints: String(promotion.grantedPoints),
  perWalletPoints: String(promotion.perWalletPoints),
  endsAt: instantText(promotion.endsAtMs),
});
