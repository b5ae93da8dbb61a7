// The rate cards and kiosks behind a list of deposits, read once for all of them.
import type { KioskId } from '../../contract/ids.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import type { Cards } from '../../ledger/quote.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { Kiosk } from '../../store/port/kiosks.ts';
import { isUnderReview } from './under-review.ts';

export type Surroundings = Readonly<{
  cardsOf(deposit: Deposit): Cards;
  nameOf(kioskId: KioskId): string;
  /** Nothing of such a kiosk matures until people have looked. */
  isKioskUnderReview(kioskId: KioskId): boolean;
}>;

/** What is needed to show these deposits: their pinned cards, the newest card, and where they stood. */
export async function surroundingsOf(
  books: ReadingBooks,
  deposits: readonly Deposit[],
): Promise<Surroundings> {
  const numbers = [...new Set(deposits.flatMap((deposit) => deposit.cardNumbers))];
  const cards = await books.paperwork.rateCards(numbers);
  // Most wallets wait for nothing, and then nothing has to be known.
  const newest = deposits.length > 0 ? await books.paperwork.newestRateCard() : undefined;
  const kiosks = new Map<KioskId, Kiosk | undefined>();
  for (const id of new Set(deposits.map((deposit) => deposit.kioskId))) {
    kiosks.set(id, await books.kiosks.find(id));
  }
  return {
    cardsOf: ({ cardNumbers }) => ({
      pinned: cards.filter((card) => cardNumbers.includes(card.number)),
      newest,
    }),
    nameOf: (id) => kiosks.get(id)?.name ?? '',
    isKioskUnderReview: (id) => {
      const kiosk = kiosks.get(id);
      return kiosk !== undefined && isUnderReview(kiosk);
    },
  };
}
