// Lots for the tests of the rules: an id, points, and days until they expire.
import type { DepositId, WalletId } from '#ledger/contract/ids.ts';
import { type Lot, openLot } from '#ledger/ledger/lot.ts';
import { WALLET } from './closed-deposit.ts';

export const NOW_MS = Date.UTC(2026, 10, 22);
export const DAY_MS = 86_400_000;

type Owner = Readonly<{ walletId?: WalletId; depositId?: DepositId }>;

/** A lot of the test wallet, or of `walletId`, that expires `days` after `NOW_MS`. */
export const aLot = (id: string, points: bigint, days = 400, owner: Owner = {}): Lot => ({
  ...openLot({ id, walletId: WALLET, depositId: undefined, openedAtMs: NOW_MS, points, ...owner }),
  expiresAtMs: NOW_MS + days * DAY_MS,
});
