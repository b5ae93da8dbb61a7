// Writes what a rule decided about redemptions: their points, their lots, and what the holders see of it.
import type { Account } from '../../ledger/account.ts';
import type { Redemption, RedemptionStep } from '../../ledger/redemption.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import type { WalletEntry, WalletStandings } from '../../store/port/wallets.ts';
import { together } from '../together.ts';
import { redemptionSubject } from '../reading/redemption-subject.ts';

/** A step, and the redemption as it was before; undefined when it begins. */
export type Taken = Readonly<{ before: Redemption | undefined; step: RedemptionStep }>;

/** What the wallets of steps stood at, read in this transaction before anything of them was written. */
export type Ground = Readonly<{
  balances: ReadonlyMap<Account, bigint>;
  standings: WalletStandings;
}>;

/** Writes steps of different wallets; what is not in `ground` is read first. */
export async function writeSteps(
  { redemptions, holds, transfers, wallets }: WritingBooks,
  taken: readonly Taken[],
  nowMs: number,
  ground?: Ground,
): Promise<void> {
  if (taken.length === 0) return;
  const steps = taken.map((one) => one.step);
  // What is known to be new is written without a look at what there is.
  const begun = taken.flatMap(({ before, step }) => (before ? [] : step));
  const changed = taken.flatMap(({ before, step }) => (before ? step : []));
  // None needs what another writes: what they look up first is asked for at once.
  await together([
    redemptions.add(begun.map((step) => step.redemption)),
    redemptions.save(changed.map((step) => step.redemption)),
    holds.addHolds(begun.flatMap((step) => step.hold ?? [])),
    holds.saveHolds(changed.flatMap((step) => step.hold ?? [])),
    holds.saveLots(steps.flatMap((step) => step.lots)),
    transfers.post(
      steps.flatMap((step) => step.transfers),
      ground?.balances,
    ),
    wallets.addEntries(
      taken.flatMap((one) => entryOf(one, nowMs) ?? []),
      ground?.standings,
    ),
    wallets.touchAll(
      steps.map((step) => step.redemption.walletId),
      ground?.standings,
    ),
  ]);
}

/** The line in the holder's history, if points changed hands. */
function entryOf({ before, step }: Taken, atMs: number): WalletEntry | undefined {
  const { redemption } = step;
  const taken = redemption.capturedPoints - (before?.capturedPoints ?? 0n);
  const returned = redemption.refundedPoints - (before?.refundedPoints ?? 0n);
  if (taken + returned === 0n) return undefined;
  return {
    walletId: redemption.walletId,
    atMs,
    kind: taken > 0n ? 'payment' : 'refund',
    subject: redemptionSubject(redemption.shopId, redemption.id),
    points: returned - taken,
  };
}
