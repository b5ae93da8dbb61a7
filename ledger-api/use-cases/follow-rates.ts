// Follows a rate source: its mids, at the currencies and spreads of the last card, which people decide on.
import type { RateCard, RateLine } from '../contract/rate-card.ts';
import { fraction } from '../contract/points.ts';
import type { SigningKey } from '../contract/signature.ts';
import { businessDay } from '../ledger/business-day.ts';
import { isJump, TOLD_RATES_POLICY } from '../ledger/policy/told-rates.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import { inside } from './inside.ts';
import { publishRateCard } from './publish-rate-card.ts';
import type { RateSource, ToldRates } from './rate-source.ts';

export type FollowDeps = Readonly<{
  store: LedgerStore;
  signingKey: SigningKey;
  source: RateSource;
  /** Where a day begins; a doubt is told once a day. */
  zone: string;
}>;

/**
 * Publishes what the source tells when the newest card is an hour old: when a rate has moved, and at the latest when the
 * card is four hours old. Rates that are old or have jumped are not believed; a task asks a person.
 */
export async function followRates(deps: FollowDeps, nowMs: number): Promise<void> {
  const { store, signingKey, source } = deps;
  const newest = await store.read((books) => books.paperwork.newestRateCard());
  // Which currencies, and what we keep of them, is for people to say first.
  if (!newest || publishedAtMs(newest) > nowMs - ASK_AFTER_MS) return;
  const told = await source.ask();
  if (told === 'unavailable') return;
  const doubt = doubtAbout(newest, told, nowMs);
  if (doubt) return openDoubt(deps, doubt, nowMs);
  const rates = newest.rates.map((line) => moved(line, told));
  const hasMoved = rates.some((line, i) => line !== newest.rates[i]);
  if (!hasMoved && publishedAtMs(newest) > nowMs - PUBLISH_AFTER_MS) return;
  await store.transact(async (books) => {
    // An operator may have published another one while the source was asked.
    if ((await books.paperwork.newestRateCard())?.number !== newest.number) return;
    const card = { rates, policy: newest.policy, isSample: false };
    await publishRateCard({ store: inside(books), signingKey }, card, nowMs);
  });
}

/** Opens one task for a card that runs out in four hours; foreign coins are closed without a card. */
export async function watchRateCard(store: LedgerStore, nowMs: number): Promise<void> {
  const newest = await store.read((books) => books.paperwork.newestRateCard());
  if (!newest || Date.parse(newest.validUntil) - nowMs > ALERT_BEFORE_MS) return;
  await store.transact((books) =>
    books.paperwork.openTask({
      key: `rate-card-lapses ${newest.validUntil}`,
      kind: 'rate-card-lapses',
      kioskId: undefined,
      openedAtMs: nowMs,
      text: `Rate card ${newest.number} is good until ${newest.validUntil}. Publish another one, or kiosks close the foreign coins.`,
      record: undefined,
    }),
  );
}

/** The line with the told mid; the line itself when nothing else was told. */
function moved(line: RateLine, { mids }: ToldRates): RateLine {
  const mid = mids.get(line.currency);
  if (!mid || isSame(line, mid)) return line;
  return { ...line, mid };
}

function isSame({ mid }: RateLine, told: RateLine['mid']): boolean {
  const [a, b] = [fraction(mid), fraction(told)];
  return a.num * b.den === b.num * a.den;
}

function doubtAbout(newest: RateCard, told: ToldRates, nowMs: number): string | undefined {
  if (Math.abs(nowMs - told.atMs) > TOLD_RATES_POLICY.ageMaxMs) {
    return 'The rate source tells rates of another day.';
  }
  const jumped = newest.rates.filter(({ currency, mid }) => {
    const next = told.mids.get(currency);
    return next !== undefined && isJump(fraction(mid), fraction(next));
  });
  if (jumped.length === 0) return undefined;
  const names = jumped.map(({ currency }) => currency).join(', ');
  return `The rate source moves ${names} by more than a tenth. Look, and publish a card by hand if it is true.`;
}

const openDoubt = ({ store, zone }: FollowDeps, text: string, nowMs: number): Promise<void> =>
  store.transact((books) =>
    books.paperwork.openTask({
      key: `rates-doubtful ${businessDay(nowMs, zone)} ${text}`,
      kind: 'rates-doubtful',
      kioskId: undefined,
      openedAtMs: nowMs,
      text,
      record: undefined,
    }),
  );

const publishedAtMs = ({ validFrom }: RateCard): number => Date.parse(validFrom);

const HOUR_MS = 60 * 60_000;
const ASK_AFTER_MS = HOUR_MS;
const PUBLISH_AFTER_MS = 4 * HOUR_MS;
const ALERT_BEFORE_MS = 4 * HOUR_MS;
