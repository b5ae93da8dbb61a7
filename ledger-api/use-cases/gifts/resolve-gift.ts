// A gift finds its end: accepted by whoever holds the number, taken back by the giver, or lapsed.
import type { GiftView } from '../../contract/gift.ts';
import type { WalletId } from '../../contract/ids.ts';
import { acceptGift as accept, type Gift, giftHoldId, returnGift } from '../../ledger/gift.ts';
import { limitsOf } from '../../ledger/policy/wallet-limits.ts';
import type { LedgerStore, WritingBooks } from '../../store/ledger-store.ts';
import { balanceOf } from '../holder/balance.ts';
import { tierOf } from '../holder/identity.ts';
import { hexOf, type Reader, viewOf } from './gift-view.ts';
import { saveGiftStep } from './save-gift-step.ts';

export type ResolveGiftResult =
  | { ok: true; gift: GiftView }
  | { ok: false; error: 'not-found' | 'gift-decided' | 'balance-cap' };

/** The receiver takes it. Where the balance cap leaves no room it stays offered. */
export async function acceptGift(
  books: WritingBooks,
  reader: Reader,
  id: string,
  nowMs: number,
): Promise<ResolveGiftResult> {
  const { walletId } = reader;
  const gift = await books.gifts.gift(id);
  const wallet = await books.wallets.find(walletId);
  const isTheirs = gift && wallet && gift.receiverIndex === hexOf(wallet.phoneIndex);
  if (!isTheirs || gift.giverId === walletId) return { ok: false, error: 'not-found' };
  if (isOver(gift, nowMs)) return { ok: false, error: 'gift-decided' };
  const { balanceCapPoints } = limitsOf(await tierOf(books, walletId));
  if ((await balanceOf(books, walletId)) + gift.points > balanceCapPoints) {
    return { ok: false, error: 'balance-cap' };
  }
  const { hold, lots } = await asideFor(books, gift);
  const step = accept(gift, hold, lots, walletId, nowMs);
  await saveGiftStep(books, step, nowMs);
  return { ok: true, gift: viewOf(step.gift, reader) };
}

/** The giver takes it back before anybody accepted. */
export async function cancelGift(
  books: WritingBooks,
  reader: Reader,
  id: string,
  nowMs: number,
): Promise<ResolveGiftResult> {
  const gift = await books.gifts.gift(id);
  if (gift?.giverId !== reader.walletId) return { ok: false, error: 'not-found' };
  if (isOver(gift, nowMs)) return { ok: false, error: 'gift-decided' };
  return { ok: true, gift: viewOf(await giveBack(books, gift, 'cancelled', nowMs), reader) };
}

/** Returns one page of gifts that nobody came for; answers how many. Doing it again does nothing. */
export async function returnLapsedGifts(store: LedgerStore, nowMs: number): Promise<number> {
  const lapsed = await store.read((books) => books.gifts.lapsed(nowMs, PAGE_GIFTS));
  for (const { id } of lapsed) {
    await store.transact(async (books) => {
      const gift = await books.gifts.gift(id);
      // It may have been accepted since the page was read.
      if (gift?.state === 'offered') await giveBack(books, gift, 'lapsed', nowMs);
    });
  }
  return lapsed.length;
}

/** Gives every open gift of a wallet that is being closed back to it. */
export async function cancelGiftsOf(
  books: WritingBooks,
  walletId: WalletId,
  nowMs: number,
): Promise<void> {
  for (const hold of await books.holds.openHolds(walletId)) {
    if (hold.purpose !== 'gift') continue;
    const gift = await books.gifts.gift(hold.id.slice('gift/'.length));
    if (gift) await giveBack(books, gift, 'cancelled', nowMs);
  }
}

async function giveBack(
  books: WritingBooks,
  gift: Gift,
  why: 'cancelled' | 'lapsed',
  nowMs: number,
): Promise<Gift> {
  const { hold, lots } = await asideFor(books, gift);
  const step = returnGift(gift, hold, lots, why, nowMs);
  await saveGiftStep(books, step, nowMs);
  return step.gift;
}

/** One whose time is up is over, although the sweeper has not come by yet. */
const isOver = (gift: Gift, nowMs: number): boolean =>
  gift.state !== 'offered' || gift.lapsesAtMs <= nowMs;

async function asideFor(books: WritingBooks, gift: Gift) {
  const hold = (await books.holds.hold(giftHoldId(gift)))!;
  return { hold, lots: await books.holds.lots(hold.pieces.map(({ lotId }) => lotId)) };
}

const PAGE_GIFTS = 50;
