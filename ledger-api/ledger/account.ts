// The names of the accounts, and which side each may stand on. Sign: debit positive.
import type { KioskId, WalletId } from '../contract/ids.ts';
import type { Currency } from '../contract/money.ts';

/** A currency in its minor units, or points (`PTS`, whole numbers). */
export type Commodity = Currency | 'PTS';
export type Account = string & { readonly brand: 'Account' };

export const kioskCash = (kiosk: KioskId, currency: Currency): Account =>
  named(`cash:kiosk:${kiosk}:${currency}`);
export const pendingDeposits = (wallet: WalletId, currency: Currency): Account =>
  named(`dep:pending:${wallet}:${currency}`);
export const unclaimedDeposits = (kiosk: KioskId, currency: Currency): Account =>
  named(`dep:unclaimed:${kiosk}:${currency}`);
export const suspense = (currency: Currency): Account => named(`suspense:${currency}`);
export const availablePoints = (wallet: WalletId): Account => named(`pts:avail:${wallet}`);
export const heldPoints = (wallet: WalletId): Account => named(`pts:held:${wallet}`);
export const position = (commodity: Commodity): Account => named(`position:${commodity}`);
export const SPREAD_INCOME: Account = named('fx:spread:PTS');

/**
 * Where the balance of an account may stand. `debit` is at or above zero, `credit` at or below.
 * `any` marks the accounts that everybody shares: they are append-only and keep no balance row.
 */
export type Bound = 'debit' | 'credit' | 'any';

/** The bound of an account, by its name. */
export function boundOf(account: Account): Bound {
  if (account.startsWith('cash:kiosk:')) return 'debit';
  if (BOUNDED_CREDIT.some((kind) => account.startsWith(kind))) return 'credit';
  return 'any';
}

/** True when a balance of `balanceMinor` respects the bound of the account. */
export function isWithinBound(account: Account, balanceMinor: bigint): boolean {
  const bound = boundOf(account);
  if (bound === 'debit') return balanceMinor >= 0n;
  if (bound === 'credit') return balanceMinor <= 0n;
  return true;
}

const BOUNDED_CREDIT = ['dep:pending:', 'dep:unclaimed:', 'pts:avail:', 'pts:held:'];

// The one place where text becomes an account: every name is built above.
function named(text: string): Account {
  return text as Account;
}
