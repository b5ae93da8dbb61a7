// What the books say is in a kiosk's cashbox.
import type { KioskId } from '../contract/ids.ts';
import type { Currency } from '../contract/money.ts';
import { kioskCash } from '../ledger/account.ts';
import type { ReadingBooks } from '../store/ledger-store.ts';

/** One line for each currency that is in it. */
export async function cashboxOf(
  { transfers }: Pick<ReadingBooks, 'transfers'>,
  kioskId: KioskId,
  currencies: readonly Currency[],
): Promise<{ currency: Currency; amountMinor: string }[]> {
  const lines = [];
  for (const currency of currencies) {
    const amountMinor = await transfers.balance(kioskCash(kioskId, currency));
    if (amountMinor !== 0n) lines.push({ currency, amountMinor: String(amountMinor) });
  }
  return lines;
}
