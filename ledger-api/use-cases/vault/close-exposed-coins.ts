// An exposure limit closes the coin: the rate card says so, and every kiosk hears it with its next heartbeat.
import type { RateLine } from '../../contract/rate-card.ts';
import type { SigningKey } from '../../contract/signature.ts';
import { isExposureClosed } from '../../ledger/policy/exposure.ts';
import type { LedgerStore, ReadingBooks } from '../../store/ledger-store.ts';
import { addRateCard } from '../publish-rate-card.ts';
import { exposures } from '../reports/cash.ts';
import { areReportsBehind } from '../reports/log-walk.ts';

/**
 * Publishes the card in force again, for the rest of its life, when it closes or opens other currencies than it should.
 * Sessions keep the card that they pinned: what was shown is what is paid.
 */
export async function closeExposedCoins(
  { store, signingKey }: Readonly<{ store: LedgerStore; signingKey: SigningKey }>,
  nowMs: number,
): Promise<void> {
  const seen = await store.read((books) => ratesAsTheyShouldBe(books, nowMs));
  if (!seen) return;
  await store.transact(async (books) => {
    const newest = await books.paperwork.newestRateCard();
    // Another card came in between; the next look is at that one.
    if (newest?.number !== seen.number) return;
    const { type: _, number: __, kid: ___, signature: ____, ...said } = newest;
    await addRateCard(books, signingKey, { ...said, rates: [...seen.rates] });
  });
}

/** Undefined when the card says the right thing, or nothing any more. */
async function ratesAsTheyShouldBe(
  books: ReadingBooks,
  nowMs: number,
): Promise<Readonly<{ number: number; rates: readonly RateLine[] }> | undefined> {
  const card = await books.paperwork.newestRateCard();
  if (!card || Date.parse(card.validUntil) <= nowMs || (await areReportsBehind(books))) {
    return undefined;
  }
  const held = new Map((await exposures(books)).map((one) => [one.currency, one]));
  const rates = card.rates.map((line): RateLine => {
    const { closed, ...open } = line;
    const exposure = held.get(line.currency);
    if (!exposure || closed === 'operator') return line;
    return isExposureClosed(exposure, closed === 'exposure')
      ? { ...open, closed: 'exposure' }
      : open;
  });
  const isRight = rates.every((line, i) => line.closed === card.rates[i]!.closed);
  return isRight ? undefined : { number: card.number, rates };
}
