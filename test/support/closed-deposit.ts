// A closed deposit, and the legs of a transfer as an accountant writes them.
import type { DepositId, KioskId, WalletId } from '#ledger/contract/ids.ts';
import type { Currency } from '#ledger/contract/money.ts';
import { closed, type Deposit, type Owner, withCoin } from '#ledger/ledger/deposit.ts';
import type { HoldPeriods } from '#ledger/ledger/policy/hold.ts';
import { aDeposit } from './books.ts';

export const KIOSK = 'kiosk' as KioskId;
export const WALLET = 'wallet' as WalletId;
export const DEPOSIT = 'deposit' as DepositId;

/** `Dr account amount`, `Cr account amount`, in the order of the postings. */
export const legs = (made: { postings: readonly { account: string; amountMinor: bigint }[] }) =>
  made.postings.map((leg) => `${leg.amountMinor > 0n ? 'Dr' : 'Cr'} ${leg.account} ${abs(leg)}`);
const abs = ({ amountMinor }: { amountMinor: bigint }) =>
  amountMinor < 0n ? -amountMinor : amountMinor;

/** Closed at 1,000 ms with a hold of 500 ms, or another by currency; a wallet's unless `owner` says otherwise. */
export function aClosedDeposit(
  coins: readonly (readonly [Currency, bigint])[],
  owner?: Owner,
  byCurrency: HoldPeriods['byCurrency'] = {},
): Deposit {
  const open = aDeposit({ id: DEPOSIT, kioskId: KIOSK, walletId: WALLET });
  const filled = coins.reduce<Deposit>(
    (deposit, [currency, faceMinor]) => withCoin(deposit, { currency, faceMinor }, 'credited'),
    owner ? { ...open, owner } : open,
  );
  return closed(filled, 1_000, { defaultMs: 500, byCurrency });
}
