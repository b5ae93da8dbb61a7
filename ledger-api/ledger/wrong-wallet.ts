// Template 26: a deposit that went to the wrong number is set aside, and moves to its owner or is given back.
import type { WalletId } from '../contract/ids.ts';
import { availablePoints, claimLosses, heldPoints, pendingDeposits } from './account.ts';
import { type Deposit, firstHoldEndsAtMs, waitingMinor } from './deposit.ts';
import { type Hold, placeHold, resolveHold } from './hold.ts';
import { type Lot, openLot } from './lot.ts';
import { credit, debit, type Transfer, type TransferDetails, transfer } from './transfer.ts';
import { travellingLots } from './travelling-lots.ts';

/** What one step changes; everything is saved together. */
export type WrongWalletStep = Readonly<{
  deposit: Deposit;
  /** Undefined while nothing of the deposit has become points that are left. */
  hold: Hold | undefined;
  lots: readonly Lot[];
  opened: readonly Lot[];
  transfers: readonly Transfer[];
}>;

/** A claim about a deposit of `walletId`. */
export type Disputed = Readonly<{ claimId: string; deposit: Deposit; walletId: WalletId }>;

/**
 * Sets aside what is left of a deposit: its unspent points, and what has not matured waits for a person. `lots` are the
 * open ones of the wallet. The deposit is closed.
 */
export function reserveDeposit(
  { claimId, deposit, walletId }: Disputed,
  lots: readonly Lot[],
  nowMs: number,
): WrongWalletStep {
  const own = lots.filter((lot) => lot.depositId === deposit.id && lot.expiresAtMs > nowMs);
  const points = own.reduce((sum, lot) => sum + lot.restPoints, 0n);
  const reserved: Deposit =
    deposit.state === 'closed'
      ? { ...deposit, state: 'review', reviewReason: 'not-mine', dueAtMs: undefined }
      : deposit;
  if (points === 0n) return { deposit: reserved, hold: undefined, ...NOTHING };
  const placed = placeHold(own, {
    id: claimHoldId(claimId),
    walletId,
    purpose: 'review',
    points,
    openedAtMs: nowMs,
    lapsesAtMs: undefined,
  });
  if (!placed.ok) throw new Error('the unspent lots of a deposit can be set aside');
  const legs = [
    debit(availablePoints(walletId), 'PTS', points),
    credit(heldPoints(walletId), 'PTS', points),
  ];
  const made = claimTransfer(claimId, 'reserved', nowMs, legs, detailsOf(deposit, placed.hold));
  return { ...NOTHING, ...placed, deposit: reserved, transfers: [made] };
}

/** Gives back what was set aside: the claim was refused. `lots` are those of the hold. */
export function releaseDeposit(
  { claimId, deposit, walletId }: Disputed,
  hold: Hold | undefined,
  lots: readonly Lot[],
  nowMs: number,
): WrongWalletStep {
  const freed: Deposit =
    deposit.reviewReason === 'not-mine'
      ? {
          ...deposit,
          state: 'closed',
          reviewReason: undefined,
          dueAtMs: Math.max(firstHoldEndsAtMs(deposit), nowMs),
        }
      : deposit;
  if (!hold) return { deposit: freed, hold, ...NOTHING };
  const legs = [
    debit(heldPoints(walletId), 'PTS', hold.points),
    credit(availablePoints(walletId), 'PTS', hold.points),
  ];
  const made = claimTransfer(claimId, 'released', nowMs, legs, detailsOf(deposit, hold));
  return { ...NOTHING, ...resolveHold(hold, lots, 0n, nowMs), deposit: freed, transfers: [made] };
}

/**
 * Moves a reserved deposit to its owner: what was set aside with its expiry, what has not matured in its own currency,
 * and what was spent already at our loss. Only a deposit that `reserveDeposit` has set aside can move.
 */
export function moveDeposit(
  { claimId, deposit, walletId }: Disputed,
  rightId: WalletId,
  hold: Hold | undefined,
  lots: readonly Lot[],
  nowMs: number,
): WrongWalletStep {
  const left = hold?.points ?? 0n;
  const matured = deposit.lines.reduce((sum, line) => sum + line.maturedPoints, 0n);
  const spent = matured - left;
  const details = detailsOf(deposit, undefined);
  const moved =
    hold &&
    claimTransfer(
      claimId,
      'moved',
      nowMs,
      [debit(heldPoints(walletId), 'PTS', left), credit(availablePoints(rightId), 'PTS', left)],
      detailsOf(deposit, hold),
    );
  const made =
    spent > 0n
      ? claimTransfer(
          claimId,
          'made-good',
          nowMs,
          [debit(claimLosses('PTS'), 'PTS', spent), credit(availablePoints(rightId), 'PTS', spent)],
          details,
        )
      : undefined;
  const waiting = deposit.lines
    .filter((line) => waitingMinor(line) > 0n)
    .map((line) =>
      claimTransfer(
        claimId,
        `moved/${line.currency}`,
        nowMs,
        [
          debit(pendingDeposits(walletId, line.currency), line.currency, waitingMinor(line)),
          credit(pendingDeposits(rightId, line.currency), line.currency, waitingMinor(line)),
        ],
        details,
      ),
    );
  const journey = { toWalletId: rightId, depositId: deposit.id, nowMs };
  const opened = [
    ...(moved ? travellingLots(hold, lots, { ...journey, transferId: moved.id }) : []),
    ...(made
      ? [
          openLot({
            id: made.id,
            walletId: rightId,
            depositId: deposit.id,
            openedAtMs: nowMs,
            points: spent,
          }),
        ]
      : []),
  ];
  return {
    ...(hold ? resolveHold(hold, lots, left, nowMs) : { hold, lots: [] }),
    deposit: { ...ownedBy(deposit, rightId, nowMs) },
    opened,
    transfers: [moved, made, ...waiting].filter((one) => one !== undefined),
  };
}

/** The hold of a claim. */
export const claimHoldId = (claimId: string): string => `claim/${claimId}`;

function ownedBy(deposit: Deposit, walletId: WalletId, nowMs: number): Deposit {
  const owned: Deposit = { ...deposit, owner: { kind: 'wallet', walletId } };
  if (deposit.reviewReason !== 'not-mine') return owned;
  const dueAtMs = Math.max(firstHoldEndsAtMs(deposit), nowMs);
  return { ...owned, state: 'closed', reviewReason: undefined, dueAtMs };
}

const claimTransfer = (
  claimId: string,
  step: string,
  atMs: number,
  postings: Transfer['postings'],
  details: TransferDetails,
): Transfer =>
  transfer({
    id: `claim/${claimId}/${step}`,
    template: '26',
    atMs,
    postings,
    details: { ...details, subject: { kind: 'claim', id: claimId }, step },
  });

const detailsOf = (deposit: Deposit, hold: Hold | undefined): TransferDetails => ({
  depositId: deposit.id,
  kioskId: deposit.kioskId,
  ...(hold && {
    lots: hold.pieces.map(({ lotId, points }) => ({ lotId, points: String(points) })),
  }),
});

const NOTHING = { lots: [], opened: [], transfers: [] } as const;
