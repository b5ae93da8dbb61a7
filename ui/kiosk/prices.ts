// The price before the first coin, as lines of text: what one won, one dollar, one yen becomes, and the fee.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { writingOf } from '../kit/currency.ts';
import {
  formatNumber,
  formatPerMille,
  formatRate,
  formatRateShort,
  NARROW_SPACE,
} from '../kit/format.ts';

type Price = KioskView['prices'][number];

export const WON_PRICE = `₩1 = 1${NARROW_SPACE}P`;

/** `$1 = 1,332.7 P`, `₫100 = 5.0 P`, or shortened (rounded down) for the poster. */
export function priceLine(price: Price, isShort = false): string {
  const rate = isShort ? formatRateShort(price.pointsTenths) : formatRate(price.pointsTenths);
  return `${writingOf(price.currency).sign}${formatNumber(price.units)} = ${rate}`;
}

/** `4.5%`, or `3%–4.5%` where currencies differ. */
export function feeOf(prices: readonly Price[]): string {
  const spreads = prices.map((price) => price.spreadPerMille);
  const [least, most] = [Math.min(...spreads), Math.max(...spreads)];
  return least === most ? formatPerMille(most) : `${formatPerMille(least)}–${formatPerMille(most)}`;
}

/** Prices of the foreign coins that the slot takes now; a card may know more currencies than a table. */
export function openPrices(
  view: Pick<KioskView, 'prices' | 'acceptedCoins' | 'isForeignClosed'>,
): readonly Price[] {
  return view.isForeignClosed ? [] : pricesOf(view.prices, view.acceptedCoins);
}

/** The prices of the currencies among these amounts. */
export function pricesOf(
  prices: readonly Price[],
  amounts: readonly Readonly<{ currency: string }>[],
): readonly Price[] {
  const counted = new Set(amounts.map((amount) => amount.currency));
  return prices.filter((price) => counted.has(price.currency));
}
