// Template 4: unclaimed coins become the deposit of whoever brought the pickup code.
import type { WalletId } from '../contract/ids.ts';
import { pendingDeposits, unclaimedDeposits } from './account.ts';
import { closed, type Deposit, waitingMinor } from './deposit.ts';
import type { HoldPeriods } from './policy/hold.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

export type ClaimResult =
  | { ok: true; deposit: Deposit; transfers: readonly Transfer[] }
  | { ok: false; error: 'still-open' | 'not-unclaimed' };

/** Gives an unclaimed deposit to a wallet; it matures as if it were closed now. */
export function claimCoins(
  deposit: Deposit,
  walletId: WalletId,
  now: Readonly<{ nowMs: number; holdPeriods: HoldPeriods }>,
): ClaimResult {
  // After five years they have become ours (template 25).
  const isGone = deposit.owner.kind !== 'unclaimed' || deposit.state === 'matured';
  if (isGone) return { ok: false, error: 'not-unclaimed' };
  if (deposit.state === 'open') return { ok: false, error: 'still-open' };

  const transfers = deposit.lines
    // What went to breakage after five years (template 25) is gone, while a rate is awaited for the rest.
    .map((line) => ({ currency: line.currency, amountMinor: waitingMinor(line) }))
    .filter(({ amountMinor }) => amountMinor > 0n)
    .map(({ currency, amountMinor }) =>
      transfer({
        id: `pickup/${deposit.id}/${currency}`,
        template: '4',
        atMs: now.nowMs,
        postings: [
          debit(unclaimedDeposits(deposit.kioskId, currency), currency, amountMinor),
          credit(pendingDeposits(walletId, currency), currency, amountMinor),
        ],
        details: { depositId: deposit.id, kioskId: deposit.kioskId },
      }),
    );
  const owned: Deposit = { ...deposit, owner: { kind: 'wallet', walletId } };
  return { ok: true, deposit: closed(owned, now.nowMs, now.holdPeriods), transfers };
}
