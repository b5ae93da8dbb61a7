// A deposit: what one session, or one pickup, put into a kiosk, from the first coin to points.
import type { DepositId, KioskId, WalletId } from '../contract/ids.ts';
import type { Currency } from '../contract/money.ts';
import { holdMs, type HoldPeriods, longestHoldMs } from './policy/hold.ts';

/** Whose the coins are: a wallet's, nobody's yet (a pickup code), or a question for an operator. */
export type Owner =
  | Readonly<{ kind: 'wallet'; walletId: WalletId }>
  | Readonly<{ kind: 'unclaimed' }>
  | Readonly<{ kind: 'suspense' }>;

/** `open` while coins are poured, `closed` until it matures, `review` until a person has looked. */
export type DepositState = 'open' | 'closed' | 'review' | 'matured';

export type ReviewReason =
  | ('totals-differ' | 'card-not-valid' | 'phone-unreadable' | 'no-rate')
  /** Its holder says that these are not their coins. */
  | 'not-mine'
  /** Its coins came late: the wallet they are for is closed. */
  | 'wallet-closed'
  /** Its kiosk held more than it may when the deposit was closed. */
  | 'uncollected-limit';

/** Everything of one currency in a deposit. */
export type DepositLine = Readonly<{
  currency: Currency;
  /** Credited to the deposit. */
  amountMinor: bigint;
  count: number;
  /** Named by the kiosk for this deposit but set aside in suspense. */
  asideMinor: bigint;
  asideCount: number;
  /** The part that has become points, and how many. */
  maturedMinor: bigint;
  maturedPoints: bigint;
}>;

export type CoinCount = Readonly<{ currency: Currency; faceMinor: bigint; count: number }>;

export type Deposit = Readonly<{
  id: DepositId;
  kioskId: KioskId;
  owner: Owner;
  state: DepositState;
  /** The session whose coins surfaced after it had matured. */
  lateOf: DepositId | undefined;
  openedAtMs: number;
  closedAtMs: number | undefined;
  /** How long each of its currencies waits once it is closed. */
  holdPeriods: HoldPeriods;
  /** When the last of its coins have waited long enough; a moving estimate while the deposit is open. */
  maturesAtMs: number;
  /** When the sweeper looks at it next; never for a deposit that waits for a person. */
  dueAtMs: number | undefined;
  /** An open session that its kiosk left behind is closed then. */
  abandonedAtMs: number | undefined;
  /** The rate cards that the session pinned and that were valid then. */
  cardNumbers: readonly number[];
  reviewReason: ReviewReason | undefined;
  /** Why what could mature still waits. */
  blocked: 'balance-cap' | 'foreign-limit' | undefined;
  lines: readonly DepositLine[];
  coins: readonly CoinCount[];
}>;

export const isUntouchedByMaturity = (deposit: Deposit): boolean =>
  deposit.state !== 'matured' && deposit.lines.every((line) => line.maturedMinor === 0n);

/** What of a line still waits to become points. */
export const waitingMinor = (line: DepositLine): bigint => line.amountMinor - line.maturedMinor;

/** The deposit with one more coin, credited to it or set aside. */
export function withCoin(
  deposit: Deposit,
  coin: Readonly<{ currency: Currency; faceMinor: bigint }>,
  fate: 'credited' | 'aside',
): Deposit {
  const place = deposit.lines.findIndex((one) => one.currency === coin.currency);
  const line = deposit.lines[place] ?? { ...EMPTY_LINE, currency: coin.currency };
  const grown =
    fate === 'credited'
      ? { ...line, amountMinor: line.amountMinor + coin.faceMinor, count: line.count + 1 }
      : { ...line, asideMinor: line.asideMinor + coin.faceMinor, asideCount: line.asideCount + 1 };
  const lines =
    place >= 0
      ? deposit.lines.with(place, grown)
      : [...deposit.lines, grown].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return fate === 'credited'
    ? { ...deposit, lines, coins: withCount(deposit.coins, coin) }
    : { ...deposit, lines };
}

/** Closes the deposit; one with a reason for review waits for a person instead of the clock. */
export function closed(deposit: Deposit, closedAtMs: number, holdPeriods: HoldPeriods): Deposit {
  const isWaitingForPerson = deposit.reviewReason !== undefined;
  const maturesAtMs = closedAtMs + longestHoldMs(holdPeriods, currenciesOf(deposit));
  const done = { ...deposit, closedAtMs, holdPeriods, maturesAtMs };
  return {
    ...done,
    state: isWaitingForPerson ? 'review' : 'closed',
    dueAtMs: isWaitingForPerson ? undefined : dueAfterClose(done),
    abandonedAtMs: undefined,
  };
}

/** When coins of this currency have waited long enough; only a deposit that is closed knows it. */
export const holdEndsAtMs = (
  {
    closedAtMs,
    openedAtMs,
    holdPeriods,
  }: Pick<Deposit, 'closedAtMs' | 'openedAtMs' | 'holdPeriods'>,
  currency: Currency,
): number => (closedAtMs ?? openedAtMs) + holdMs(holdPeriods, currency);

/** When the first of what still waits may become points; with nothing that waits, when all of it could have. */
export function firstHoldEndsAtMs(deposit: Deposit): number {
  const waiting = deposit.lines.filter((line) => waitingMinor(line) > 0n);
  if (waiting.length === 0) return deposit.maturesAtMs;
  return Math.min(...waiting.map(({ currency }) => holdEndsAtMs(deposit, currency)));
}

/** A closed deposit of a wallet after a late coin has joined it, whose currency may wait otherwise. */
export function joined(deposit: Deposit): Deposit {
  const { holdPeriods, closedAtMs, openedAtMs } = deposit;
  const maturesAtMs =
    (closedAtMs ?? openedAtMs) + longestHoldMs(holdPeriods, currenciesOf(deposit));
  const later = { ...deposit, maturesAtMs };
  return { ...later, dueAtMs: deposit.dueAtMs && firstHoldEndsAtMs(later) };
}

/** What has been credited to it. */
export const currenciesOf = ({ lines }: Pick<Deposit, 'lines'>): readonly Currency[] =>
  lines.filter(({ amountMinor }) => amountMinor > 0n).map(({ currency }) => currency);

/** When coins closed at `closedAtMs` stop waiting for a pickup code: five calendar years later. */
export function unclaimedUntilMs(closedAtMs: number): number {
  const until = new Date(closedAtMs);
  until.setUTCFullYear(until.getUTCFullYear() + UNCLAIMED_YEARS);
  return until.getTime();
}

/** When the sweeper looks at a closed deposit; coins in suspense wait for a person. */
function dueAfterClose(deposit: Deposit & Readonly<{ closedAtMs: number }>): number | undefined {
  switch (deposit.owner.kind) {
    case 'wallet':
      return firstHoldEndsAtMs(deposit);
    case 'unclaimed':
      return unclaimedUntilMs(deposit.closedAtMs);
    case 'suspense':
      return undefined;
  }
}

function withCount(
  coins: readonly CoinCount[],
  coin: Readonly<{ currency: Currency; faceMinor: bigint }>,
): readonly CoinCount[] {
  const place = coins.findIndex(
    (one) => one.currency === coin.currency && one.faceMinor === coin.faceMinor,
  );
  const known = coins[place];
  if (known) return coins.with(place, { ...known, count: known.count + 1 });
  return [...coins, { ...coin, count: 1 }].sort(
    (a, b) =>
      (a.currency === b.currency ? 0 : a.currency < b.currency ? -1 : 1) ||
      (a.faceMinor < b.faceMinor ? -1 : 1),
  );
}

const UNCLAIMED_YEARS = 5;

const EMPTY_LINE = {
  amountMinor: 0n,
  count: 0,
  asideMinor: 0n,
  asideCount: 0,
  maturedMinor: 0n,
  maturedPoints: 0n,
};
