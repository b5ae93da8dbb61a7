// Template 24: coins in doubt become a deposit of their own, of a wallet or of whoever brings a pickup code.
import type { DepositId, KioskId } from '../contract/ids.ts';
import type { Currency } from '../contract/money.ts';
import { pendingDeposits, suspense, unclaimedDeposits } from './account.ts';
import { type CoinCount, closed, type Deposit, type Owner } from './deposit.ts';
import type { HoldPeriods } from './policy/hold.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

export type DoubtfulCoins = Readonly<{
  /** The transfer that set them aside. */
  transferId: string;
  kioskId: KioskId;
  currency: Currency;
  amountMinor: bigint;
  coins: readonly CoinCount[];
}>;

export type ResolvedSuspense = Readonly<{ deposit: Deposit; transfer: Transfer }>;

/** The deposit matures as if it were closed now, at the cards it is given. */
export function resolveSuspense(
  doubtful: DoubtfulCoins,
  to: Exclude<Owner, { kind: 'suspense' }>,
  context: Readonly<{
    depositId: DepositId;
    cardNumbers: readonly number[];
    nowMs: number;
    holdPeriods: HoldPeriods;
  }>,
): ResolvedSuspense {
  const { transferId, kioskId, currency, amountMinor, coins } = doubtful;
  const { depositId, cardNumbers, nowMs, holdPeriods } = context;
  const credited =
    to.kind === 'wallet'
      ? pendingDeposits(to.walletId, currency)
      : unclaimedDeposits(kioskId, currency);
  return {
    deposit: closed(
      {
        id: depositId,
        kioskId,
        owner: to,
        state: 'open',
        lateOf: undefined,
        openedAtMs: nowMs,
        closedAtMs: undefined,
        holdPeriods,
        maturesAtMs: nowMs,
        dueAtMs: undefined,
        abandonedAtMs: undefined,
        cardNumbers,
        reviewReason: undefined,
        blocked: undefined,
        lines: [
          {
            currency,
            amountMinor,
            count: coins.reduce((sum, face) => sum + face.count, 0),
            asideMinor: 0n,
            asideCount: 0,
            maturedMinor: 0n,
            maturedPoints: 0n,
          },
        ],
        coins,
      },
      nowMs,
      holdPeriods,
    ),
    transfer: transfer({
      id: `suspense/${transferId}`,
      template: '24',
      atMs: nowMs,
      postings: [
        debit(suspense(currency), currency, amountMinor),
        credit(credited, currency, amountMinor),
      ],
      details: { depositId, kioskId, subject: { kind: 'suspense', id: transferId }, step: to.kind },
    }),
  };
}
