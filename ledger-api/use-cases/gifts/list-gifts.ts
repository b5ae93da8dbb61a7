// The gifts that concern a holder.
import type { Gifts } from '../../contract/gift.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import { hexOf, type Reader, viewOf } from './gift-view.ts';

/** One page, newest first; `before` is the `next` of the page before. */
export function listGifts(store: LedgerStore, reader: Reader, before?: string): Promise<Gifts> {
  const { walletId } = reader;
  return store.read(async (books) => {
    const wallet = await books.wallets.find(walletId);
    if (!wallet) return { gifts: [] };
    const holder = { walletId, phoneIndex: hexOf(wallet.phoneIndex) };
    const found = await books.gifts.ofHolder(holder, before, PAGE_GIFTS + 1);
    const shown = found.slice(0, PAGE_GIFTS);
    const hasNext = found.length > shown.length;
    return {
      gifts: shown.map((gift) => viewOf(gift, reader)),
      ...(hasNext && { next: shown.at(-1)!.id }),
    };
  });
}

const PAGE_GIFTS = 50;
