// Which rate a deposit gets: the card it pinned, or what its policy or a person's review says instead.
import type { Currency } from '../contract/money.ts';
import type { RateCard } from '../contract/rate-card.ts';
import { convert, type Quote, quoteFor } from './conversion.ts';
import { type Deposit, type DepositLine, waitingMinor } from './deposit.ts';

/** The cards that may speak about one deposit. */
export type Cards = Readonly<{
  pinned: readonly RateCard[];
  /** For `fixed-at-maturity`, and for what was not quoted when the coins were poured. */
  newest: RateCard | undefined;
}>;

/** A session may pin a card from 15 minutes before to 15 minutes after its validity. */
export function wasValidAt(card: RateCard, openedAtMs: number): boolean {
  const fromMs = Date.parse(card.validFrom) - CARD_TOLERANCE_MS;
  const untilMs = Date.parse(card.validUntil) + CARD_TOLERANCE_MS;
  return openedAtMs >= fromMs && openedAtMs <= untilMs;
}

/** The quote of one currency for this deposit now; undefined when nobody ever quoted it. */
export function quoteOf(currency: Currency, { pinned, newest }: Cards): Quote | undefined {
  const quote = quoteFor(currency, pinned);
  if (quote?.policy === 'fixed-at-deposit') return quote;
  return quoteFor(currency, newest ? [newest] : []) ?? quote;
}

/** True when a foreign coin of the deposit was poured without a valid price: a person looks first. */
export const hasUnquotedCoins = (deposit: Deposit, pinned: readonly RateCard[]): boolean =>
  deposit.lines.some(
    (line) => line.currency !== 'KRW' && line.amountMinor > 0n && !quoteFor(line.currency, pinned),
  );

/** Points that what is still waiting will become; an unquoted currency counts as nothing yet. */
export const waitingPoints = (deposit: Deposit, cards: Cards): bigint =>
  deposit.lines.reduce((sum, line) => sum + waitingPointsOfLine(line, cards), 0n);

/** Points the deposit has become and will become. */
export const allPoints = (deposit: Deposit, cards: Cards): bigint =>
  deposit.lines.reduce((sum, line) => sum + line.maturedPoints, waitingPoints(deposit, cards));

/** Points that what still waits of one currency will become. */
export function waitingPointsOfLine(line: DepositLine, cards: Cards): bigint {
  if (line.currency === 'KRW') return waitingMinor(line);
  const quote = quoteOf(line.currency, cards);
  return quote ? convert(waitingMinor(line), quote).netPoints : 0n;
}

const CARD_TOLERANCE_MS = 15 * 60_000;
