// Writes one step of a gift, and tells both sides what concerns them.
import type { GiftStep } from '../../ledger/gift.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

/** Part of the caller's transaction. */
export async function saveGiftStep(
  books: WritingBooks,
  { gift, hold, lots, opened, transfers }: GiftStep,
  nowMs: number,
): Promise<void> {
  const { id, giverId, receiverId, points, state } = gift;
  await books.gifts.save(gift);
  await books.holds.saveHolds([hold]);
  await books.holds.saveLots(lots);
  for (const lot of opened) await books.holds.openLot(lot);
  await books.transfers.post(transfers);

  const about = { atMs: nowMs, subject: { kind: 'gift', id } };
  if (state === 'offered') {
    const given = { ...about, walletId: giverId, kind: 'gift-sent', points: -points } as const;
    await books.wallets.addEntry(given);
  } else if (receiverId) {
    const got = { ...about, walletId: receiverId, kind: 'gift-received', points } as const;
    await books.wallets.addEntry(got);
    await books.wallets.touch(receiverId);
    await tellGiver(books, gift, 'gift-accepted', nowMs);
  } else {
    const back = { ...about, walletId: giverId, kind: 'gift-returned', points } as const;
    await books.wallets.addEntry(back);
    if (state === 'lapsed') await tellGiver(books, gift, 'gift-returned', nowMs);
  }
  await books.wallets.touch(giverId);
}

const tellGiver = (
  books: WritingBooks,
  { id, giverId, points }: GiftStep['gift'],
  kind: 'gift-accepted' | 'gift-returned',
  nowMs: number,
): Promise<void> =>
  books.holder.addNotice({
    walletId: giverId,
    key: `gift ${id} ${kind}`,
    kind,
    atMs: nowMs,
    facts: { giftId: id, points: String(points) },
  });
