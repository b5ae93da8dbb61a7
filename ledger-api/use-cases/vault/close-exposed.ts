// Coins that we hold too many of are closed on the rate card, and opened again when enough of them is sold.
import { instantText } from '../../contract/ids.ts';
import type { RateCard } from '../../contract/rate-card.ts';
import { signDocument, type SigningKey } from '../../contract/signature.ts';
import { closedAfter } from '../../ledger/policy/exposure.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import { exposures } from '../reports/cash.ts';
import { areReportsBehind } from '../reports/log-walk.ts';

/**
 * Publishes the card in force once more when other currencies are to be closed: the same rates, and valid no longer.
 * Done twice it is done once; a card that was published meanwhile is looked at the next time.
 */
export async function closeExposed(
  { store, signingKey }: Readonly<{ store: LedgerStore; signingKey: SigningKey }>,
  nowMs: number,
): Promise<void> {
  const wanted = await store.read(async (books) => {
    const card = await books.paperwork.newestRateCard();
    if (!card || Date.parse(card.validUntil) <= nowMs || (await areReportsBehind(books))) return;
    const quoted = new Set(card.rates.map(({ currency }) => currency));
    const closed = closedAfter(await exposures(books), card.closed ?? []);
    return { card, closed: closed.filter((currency) => quoted.has(currency)) };
  });
  if (!wanted || isSame(wanted.card.closed ?? [], wanted.closed)) return;
  await store.transact(async (books) => {
    const newest = await books.paperwork.newestRateCard();
    if (newest?.number !== wanted.card.number) return;
    await books.paperwork.addRateCard(cardClosing(newest, wanted.closed, signingKey, nowMs));
  });
}

function cardClosing(
  card: RateCard,
  closed: RateCard['closed'] & readonly unknown[],
  signingKey: SigningKey,
  nowMs: number,
): RateCard {
  const { kid: _kid, signature: _signature, closed: _closed, ...same } = card;
  return signDocument(signingKey, {
    ...same,
    number: card.number + 1,
    validFrom: instantText(nowMs),
    ...(closed.length > 0 && { closed }),
  });
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((currency) => other.includes(currency));
