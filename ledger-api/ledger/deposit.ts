// A deposit: what one session, or one pickup, put into a kiosk, from the first coin to points.
import type { DepositId, KioskId, WalletId } from '../contract/ids.ts';
import type { Currency } from '../contract/money.ts';

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
  /** A moving estimate while the deposit is open. */
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
export function closed(deposit: Deposit, closedAtMs: number, holdPeriodMs: number): Deposit {
  const maturesAtMs = closedAtMs + holdPeriodMs;
  const isWaitingForPerson = deposit.reviewReason !== undefined;
  return {
    ...deposit,
    state: isWaitingForPerson ? 'review' : 'closed',
    closedAtMs,
    maturesAtMs,
    dueAtMs: isWaitingForPerson ? undefined : dueAfterClose(deposit.owner, closedAtMs, maturesAtMs),
    abandonedAtMs: undefined,
  };
}

/** When coins closed at `closedAtMs` stop waiting for a pickup code: five calendar years later. */
export function unclaimedUntilMs(closedAtMs: number): number {
  const until = new Date(closedAtMs);
  until.setUTCFullYear(until.getUTCFullYear() + UNCLAIMED_YEARS);
  return until.getTime();
}

/** When the sweeper looks at a closed deposit; coins in suspense wait for a person. */
export function dueAfterClose(
  owner: Owner,
  closedAtMs: number,
  maturesAtMs: number,
): number | undefined {
  switch (owner.kind) {
    case 'wallet':
      return maturesAtMs;
    case 'unclaimed':
      return unclaimedUntilMs(closedAtMs);
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
