// A gift as one of the two sees it.
import type { GiftView } from '../../contract/gift.ts';
import { instantText, type WalletId } from '../../contract/ids.ts';
import { maskPhone } from '../../contract/phone-number.ts';
import type { Gift } from '../../ledger/gift.ts';
import type { Phones } from '../phones.ts';
import type { Secrets } from '../secrets.ts';

export type Reader = Readonly<{ phones: Phones; secrets: Secrets; walletId: WalletId }>;

/** The giver sees the masked number they typed; the receiver sees the name the giver gave. */
export function viewOf(gift: Gift, { phones, secrets, walletId }: Reader): GiftView {
  const isGiver = gift.giverId === walletId;
  const { receiverCipher, fromCipher, resolvedAtMs } = gift;
  return {
    id: gift.id,
    direction: isGiver ? 'given' : 'received',
    state: gift.state,
    points: String(gift.points),
    ...(isGiver &&
      receiverCipher.length > 0 && {
        to: maskPhone(phones.decrypt(receiverCipher, rowOf(gift.id))),
      }),
    ...(!isGiver && fromCipher.length > 0 && { from: secrets.decrypt(fromCipher, rowOf(gift.id)) }),
    offeredAt: instantText(gift.offeredAtMs),
    lapsesAt: instantText(gift.lapsesAtMs),
    ...(resolvedAtMs !== undefined && { resolvedAt: instantText(resolvedAtMs) }),
  };
}

/** The row that number and name of a gift are encrypted for. */
export const rowOf = (giftId: string): string => `gift ${giftId}`;

/** The blind index of a number as text. */
export const indexText = (phones: Phones, e164: string): string => hexOf(phones.index(e164));

export const hexOf = (index: Uint8Array): string => Buffer.from(index).toString('hex');
