// From the session and what is true of the whole kiosk to the view that the screen draws.
import type { CoinTable } from '#drivers/coin-table.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { KioskView, OutOfServiceReason } from './bridge/contract.ts';
import { callingCodeOf, canConfirm, COUNTRIES } from './deposit/number-entry.ts';
import { rowPoints, shownPrices, totalPoints } from './deposit/pricing.ts';
import { canCancel, shownForMs } from './deposit/session.ts';
import { TERMS_VERSION } from './deposit/session-records.ts';
import {
  type Deposit,
  FINISH_AFTER_MS,
  IDLE_HOME_MS,
  IDLE_WARNING_MS,
  type OpenState,
  type Session,
} from './deposit/states.ts';
import { totalsOf } from './deposit/tally.ts';
import type { ServicePart } from './service/service-view.ts';
import type { UnclaimedPickup } from './deposit/unclaimed.ts';

export type KioskFacts = Readonly<{
  kioskName: string;
  isOnline: boolean;
  unsentRecords: number;
  isHelpCalled: boolean;
  outOfService: OutOfServiceReason | undefined;
  /** The card in force; undefined closes the foreign coins. */
  card: RateCard | undefined;
  tables: readonly CoinTable[];
  pickup: UnclaimedPickup | undefined;
  hasGuessGame: boolean;
  /** The service screen, while staff stand before it. */
  service?: ServicePart;
}>;

/** The whole view; `nowMs` is monotonic. */
export function viewOf(session: Session, facts: KioskFacts, nowMs: number): KioskView {
  const shared = sharedOf(session, facts, nowMs);
  switch (session.state) {
    case 'attract':
      if (facts.service) return { ...shared, ...facts.service };
      return facts.outOfService === undefined
        ? { screen: 'attract', ...shared }
        : { screen: 'out-of-service', ...shared, reason: facts.outOfService };
    case 'number': {
      const { digits, country, error } = session.entry;
      return {
        screen: 'number',
        ...shared,
        digits,
        country,
        callingCode: callingCodeOf(country),
        countries: [...COUNTRIES],
        canConfirm: canConfirm(session.entry),
        ...(error && { error }),
        ...idleSeconds(session.touchedAtMs, nowMs),
      };
    }
    case 'consent':
      return {
        screen: 'consent',
        ...shared,
        ...(session.phone !== undefined && { phone: session.phone }),
        termsVersion: TERMS_VERSION,
        ...idleSeconds(session.touchedAtMs, nowMs),
      };
    case 'thanks': {
      const { deposit, closed, sinceMs } = session;
      return {
        screen: 'thanks',
        ...shared,
        ...countedOf(deposit),
        receiptCode: closed.receiptCode,
        receiptText: closed.receiptText,
        availableFrom: closed.availableFrom,
        ...(deposit.pickupCode !== undefined && { pickupCode: deposit.pickupCode }),
        isSent: facts.unsentRecords === 0,
        secondsLeft: secondsUntil(sinceMs + shownForMs(session), nowMs),
      };
    }
    default:
      return {
        screen: 'coins',
        ...shared,
        ...countedOf(session.deposit),
        phase: phaseOf(session),
        rejects: session.deposit.rejects.map(({ cause, count }) => ({ cause, count })),
        canCancel:
          session.state !== 'closing' && session.state !== 'cap' && canCancel(session.deposit),
        ...(session.state === 'more' && {
          secondsLeft: secondsUntil(session.quietSinceMs + FINISH_AFTER_MS, nowMs),
        }),
      };
  }
}

type Shared = Omit<Extract<KioskView, { screen: 'attract' }>, 'screen'>;
type Counted = Pick<
  Extract<KioskView, { screen: 'coins' }>,
  'phone' | 'coinCount' | 'points' | 'isEstimate' | 'totals' | 'rows' | 'heap'
>;

function sharedOf(session: Session, facts: KioskFacts, nowMs: number): Shared {
  // Whoever has agreed sees the prices that were agreed.
  const card = 'deposit' in session ? session.deposit.card : facts.card;
  const { pickup } = facts;
  return {
    kioskName: facts.kioskName,
    isOnline: facts.isOnline,
    unsentRecords: facts.unsentRecords,
    isSample: card?.sample === true,
    isForeignClosed: card === undefined,
    prices: shownPrices(card).map(({ units, pointsTenths, ...price }) => ({
      ...price,
      units: String(units),
      pointsTenths: String(pointsTenths),
    })),
    acceptedCoins: acceptedCoins(facts.tables),
    ...(pickup && {
      pickup: { code: pickup.code, secondsLeft: secondsUntil(pickup.shownUntilMs, nowMs) },
    }),
    isHelpCalled: facts.isHelpCalled,
    hasGuessGame: facts.hasGuessGame,
  };
}

function countedOf({ phone, tally, card }: Deposit): Counted {
  const points = rowPoints(tally, card);
  return {
    ...(phone !== undefined && { phone }),
    coinCount: tally.coinCount,
    points: String(totalPoints(tally, card)),
    isEstimate: card?.policy === 'fixed-at-maturity',
    totals: totalsOf(tally).map(({ currency, amountMinor }) => ({
      currency,
      amountMinor: String(amountMinor),
    })),
    rows: tally.rows.map(({ currency, faceMinor, count }, i) => ({
      currency,
      faceMinor: String(faceMinor),
      count,
      amountMinor: String(faceMinor * BigInt(count)),
      points: String(points[i]!),
    })),
    heap: tally.heap,
  };
}

function phaseOf(
  session: OpenState | Extract<Session, { state: 'cap' }>,
): Extract<KioskView, { screen: 'coins' }>['phase'] {
  if (session.state !== 'closing') return session.state;
  if (session.reason === 'cap') return 'cap';
  // Someone may still stand before a screen that came back: the true total follows in a moment.
  return session.reason === 'recovered' ? 'checking' : 'closing';
}

function acceptedCoins(tables: readonly CoinTable[]): Shared['acceptedCoins'] {
  const open = tables.flatMap(({ entries }) => entries.filter(({ isClosed }) => !isClosed));
  const coins = open.map(({ value }) => value);
  const known = new Map(coins.map((coin) => [`${coin.currency} ${coin.faceMinor}`, coin]));
  return [...known.values()].map(({ currency, faceMinor }) => ({
    currency,
    faceMinor: String(faceMinor),
  }));
}

/** Seconds until home, once the warning has begun. */
function idleSeconds(touchedAtMs: number, nowMs: number): { secondsLeft?: number } {
  const homeAtMs = touchedAtMs + IDLE_HOME_MS;
  return homeAtMs - nowMs > IDLE_WARNING_MS ? {} : { secondsLeft: secondsUntil(homeAtMs, nowMs) };
}

const secondsUntil = (atMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((atMs - nowMs) / 1000));
