// Sums over the legs of a transfer, by the beginning of the accounts' names.
import type { Leg } from './desk.ts';

/** What these accounts are debited together, less what they are credited. */
export const debitOn = (legs: readonly Leg[], start: string): bigint =>
  legs.reduce((sum, leg) => (leg.account.startsWith(start) ? sum + leg.amountMinor : sum), 0n);

/** What these accounts are credited together, less what they are debited. */
export const creditOn = (legs: readonly Leg[], start: string): bigint => -debitOn(legs, start);

/** The wallet whose available points stand on this side; '' where none do. */
export const walletIn = (legs: readonly Leg[], side: 'debit' | 'credit'): string =>
  firstAccount(legs, AVAILABLE, side)?.slice(AVAILABLE.length) ?? '';

const AVAILABLE = 'pts:avail:';

/** The first account whose name begins so and whose leg stands on this side. */
export const firstAccount = (
  legs: readonly Leg[],
  start: string,
  side: 'debit' | 'credit',
): string | undefined =>
  legs.find((leg) => leg.account.startsWith(start) && leg.amountMinor > 0n === (side === 'debit'))
    ?.account;
