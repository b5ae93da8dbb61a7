// The next rate card: numbered, signed, and kept for ever, because deposits are converted by it later.
import { instantText } from '../contract/ids.ts';
import { fraction } from '../contract/points.ts';
import type { RateCard, RateLine } from '../contract/rate-card.ts';
import { signDocument, type SigningKey } from '../contract/signature.ts';
import { COMPARED_CARDS_MAX, doesPriceJump } from '../ledger/policy/price-jump.ts';
import type { WritingBooks } from '../store/ledger-store.ts';
import type { Transacting } from './inside.ts';

export type NewRateCard = Readonly<{
  rates: readonly RateLine[];
  policy: RateCard['policy'];
  /** True when the rates are for a demonstration; every screen says so. */
  isSample: boolean;
}>;

export type PublishResult =
  | { ok: true; card: RateCard }
  | { ok: false; error: 'rates-not-valid' | 'needs-second-person' };

/**
 * Publishes rates for 24 hours from now; a rate that no coin can have, a spread beyond the whole or a currency named
 * twice is refused. `by` are the people who decided it, where people did: a price that jumps needs two of them.
 */
export function publishRateCard(
  { store, signingKey }: Readonly<{ store: Transacting; signingKey: SigningKey }>,
  { rates, policy, isSample }: NewRateCard,
  nowMs: number,
  by?: readonly string[],
): Promise<PublishResult> {
  if (!areValid(rates)) return Promise.resolve({ ok: false, error: 'rates-not-valid' });
  return store.transact(async (books) => {
    const newest = await books.paperwork.newestRateCard();
    const isAlone = by !== undefined && new Set(by).size < 2;
    if (isAlone && doesPriceJump(rates, await newestCards(books, newest), nowMs)) {
      return { ok: false, error: 'needs-second-person' };
    }
    const card = await addRateCard(books, signingKey, {
      validFrom: instantText(nowMs),
      validUntil: instantText(nowMs + CARD_LIFE_MS),
      policy,
      ...(isSample && { sample: true as const }),
      rates: rates.map((line) => stillClosed(line, newest)),
    });
    return { ok: true, card };
  });
}

/** Newest first. */
async function newestCards(
  { paperwork }: WritingBooks,
  newest: RateCard | undefined,
): Promise<readonly RateCard[]> {
  const last = newest?.number ?? 0;
  const numbers = Array.from({ length: Math.min(last, COMPARED_CARDS_MAX) }, (_, i) => last - i);
  const cards = await paperwork.rateCards(numbers);
  return cards.toSorted((a, b) => b.number - a.number);
}

/** Signs it as the next card. */
export async function addRateCard(
  books: WritingBooks,
  signingKey: SigningKey,
  said: Omit<RateCard, 'type' | 'number' | 'kid' | 'signature'>,
): Promise<RateCard> {
  const newest = await books.paperwork.newestRateCard();
  const number = (newest?.number ?? 0) + 1;
  const card: RateCard = signDocument(signingKey, { type: 'rate-card', number, ...said } as const);
  await books.paperwork.addRateCard(card);
  return card;
}

function stillClosed(line: RateLine, newest: RateCard | undefined): RateLine {
  const { closed, ...open } = line;
  if (closed === 'operator') return line;
  const before = newest?.rates.find(({ currency }) => currency === line.currency)?.closed;
  return before === 'exposure' ? { ...open, closed: before } : open;
}

function areValid(rates: readonly RateLine[]): boolean {
  const currencies = new Set(rates.map((line) => line.currency));
  return (
    currencies.size === rates.length &&
    // A won is a point, without a rate.
    !currencies.has('KRW') &&
    rates.every(({ mid, spread }) => {
      const kept = fraction(spread);
      const { num, den } = fraction(mid);
      return num > 0n && num <= den * POINTS_PER_MINOR_MAX && kept.num <= kept.den;
    })
  );
}

// Today's highest is below 20. A slip of the finger beyond this would be worth more than 64 bits can hold.
const POINTS_PER_MINOR_MAX = 1_000n;
const CARD_LIFE_MS = 24 * 60 * 60_000;
