// The names of the accounts, and which side each may stand on. Sign: debit positive.
import type { KioskId, ShopId, WalletId } from '../contract/ids.ts';
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

// ── shops, withdrawals, bags and banks ──
/** How the accounts of what shops are owed begin. */
export const PARTNER_PAYABLE = 'partner:payable:';
export const partnerPayable = (shopId: string): Account => named(`${PARTNER_PAYABLE}${shopId}`);
/** What holders leave to good causes; it is owed to no shop. */
export const DONATIONS_PAYABLE: Account = named('partner:payable:donations');
/** The shop that an account owes to; undefined for every other account. */
export const shopOfPayable = (account: Account): ShopId | undefined =>
  account.startsWith(PARTNER_PAYABLE) && account !== DONATIONS_PAYABLE
    ? (account.slice(PARTNER_PAYABLE.length) as ShopId)
    : undefined;
export const settlementClearing = (shopId: string, runId: string): Account =>
  named(`settle:clearing:${shopId}:${runId}`);
export const withdrawalClearing = (withdrawalId: string): Account =>
  named(`wd:clearing:${withdrawalId}`);
export const bagCash = (bagId: string, currency: Currency): Account =>
  named(`cash:transit:${bagId}:${currency}`);
export const vaultCash = (currency: Currency): Account => named(`cash:vault:${currency}`);
export const bankMoney = (bankAccountId: string, currency: Currency): Account =>
  named(`bank:${bankAccountId}:${currency}`);
export const bankClearing = (orderId: string, currency: Currency): Account =>
  named(`bank:clearing:${orderId}:${currency}`);
export const overShort = (kiosk: KioskId, currency: Currency): Account =>
  named(`cash:over_short:${kiosk}:${currency}`);
export const counterfeit = (currency: Currency): Account => named(`cash:counterfeit:${currency}`);

// ── where commodities meet, and what we earn and lose ──
export const position = (commodity: Commodity): Account => named(`position:${commodity}`);
/** Profit and loss is kept in points and in won; template 21 turns the first into the second. */
export const spreadIncome = (unit: 'PTS' | 'KRW'): Account => named(`fx:spread:${unit}`);
export const feeIncome = (unit: 'PTS' | 'KRW'): Account => named(`fee:income:${unit}`);
export const breakage = (unit: 'PTS' | 'KRW'): Account => named(`breakage:${unit}`);
export const promotionExpense = (unit: 'PTS' | 'KRW'): Account => named(`promo:expense:${unit}`);
export const claimLosses = (unit: 'PTS' | 'KRW'): Account => named(`loss:claims:${unit}`);
export const EXCHANGE_RESULT: Account = named('fx:realised:KRW');
export const BANK_FEES: Account = named('fee:bank:KRW');

/**
 * Where the balance of an account may stand. `debit` is at or above zero, `credit` at or below.
 * `any` marks the accounts that everybody shares: they are append-only and keep no balance row.
 */
export type Bound = 'debit' | 'credit' | 'any';

/** The bound of an account, by its name. */
export function boundOf(account: Account): Bound {
  if (BOUNDED_DEBIT.some((kind) => account.startsWith(kind))) return 'debit';
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

const BOUNDED_DEBIT = ['cash:kiosk:', 'cash:transit:', 'cash:vault:', 'bank:clearing:'];
const BOUNDED_CREDIT = [
  'dep:pending:',
  'dep:unclaimed:',
  'pts:avail:',
  'pts:held:',
  'settle:clearing:',
  'wd:clearing:',
];

// The one place where text becomes an account: every name is built above.
function named(text: string): Account {
  return text as Account;
}
