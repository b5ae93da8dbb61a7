// A holder gives points to a phone number.
import type { Entropy } from '#drivers/entropy.ts';
import type { GiftView } from '../../contract/gift.ts';
import type { WalletId } from '../../contract/ids.ts';
import { offerGift as decide } from '../../ledger/gift.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import type { Phones } from '../phones.ts';
import type { Secrets } from '../secrets.ts';
import { indexText, type Reader, rowOf, viewOf } from './gift-view.ts';
import { saveGiftStep } from './save-gift-step.ts';

type Deps = Readonly<{ phones: Phones; secrets: Secrets; entropy: Entropy }>;

export type OfferGiftResult =
  | { ok: true; gift: GiftView }
  | { ok: false; error: 'gift-to-self' | 'insufficient-points' };

/** Sets the points aside. The answer is the same whether the number has a wallet or not. */
export async function offerGift(
  books: WritingBooks,
  deps: Deps,
  giverId: WalletId,
  offer: Readonly<{ phone: string; points: bigint; from: string }>,
  nowMs: number,
): Promise<OfferGiftResult> {
  const { phones, secrets, entropy } = deps;
  const receiver = await books.wallets.byPhone(phones.index(offer.phone));
  if (receiver?.id === giverId) return { ok: false, error: 'gift-to-self' };
  const id = entropy.uuid(nowMs);
  const decided = decide(
    await books.holds.openLots(giverId),
    {
      id,
      giverId,
      receiverIndex: indexText(phones, offer.phone),
      receiverCipher: phones.encrypt(offer.phone, rowOf(id)),
      fromCipher: secrets.encrypt(offer.from, rowOf(id)),
      points: offer.points,
    },
    nowMs,
  );
  if (!decided.ok) return decided;
  await saveGiftStep(books, decided.step, nowMs);
  if (receiver) {
    await books.holder.addNotice({
      walletId: receiver.id,
      key: `gift ${id} offered`,
      kind: 'gift-offered',
      atMs: nowMs,
      facts: { giftId: id, points: String(offer.points) },
    });
    await books.wallets.touch(receiver.id);
  }
  const reader: Reader = { ...deps, walletId: giverId };
  return { ok: true, gift: viewOf(decided.step.gift, reader) };
}
