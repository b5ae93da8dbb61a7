// Wallets in the middle of a deposit, as a test of the screens needs them.
import type { Page } from 'playwright-core';
import type { PendingDeposit, Wallet } from '#ledger/contract/wallet.ts';
import { DEPOSIT } from '#ui/wallet/fixtures.ts';

/** A live deposit of `count` coins of ₩100. */
export const pouring = (count: number): PendingDeposit => ({
  id: DEPOSIT.id,
  kioskName: 'Demo kiosk',
  state: 'open',
  at: DEPOSIT.openedAt,
  maturesAt: DEPOSIT.maturesAt,
  points: String(count * 100),
  coins: [{ currency: 'KRW', faceMinor: '100', count }],
});
/** The pending part of a wallet with these deposits. */
export const pendingOf = (...deposits: PendingDeposit[]): Wallet['pending'] => ({
  points: String(deposits.reduce((sum, { points }) => sum + Number(points), 0)),
  deposits,
});

export type BalanceName = 'Points' | 'Pending';

/** The number that stands under this accessible name. */
export const balanceShown = async (page: Page, name: BalanceName): Promise<number> =>
  Number((await page.getByLabel(name, { exact: true }).innerText()).replaceAll(/\D/g, ''));
