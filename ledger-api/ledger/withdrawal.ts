// Template 17: points go back to their holder as money, from the request to the bank's word on it.
import type { WalletId } from '../contract/ids.ts';
import {
  availablePoints,
  bankMoney,
  feeIncome,
  heldPoints,
  position,
  withdrawalClearing,
} from './account.ts';
import { type Hold, placeHold, refundHold, resolveHold } from './hold.ts';
import type { Lot } from './lot.ts';
import { mirrorOf } from './mirror.ts';
import type { WithdrawalPolicy } from './policy/withdrawal.ts';
import { credit, debit, type Transfer, type TransferDetails, transfer } from './transfer.ts';

/** `unknown`: the bank cannot say. It waits for a person and is never given back by the clock. */
export type WithdrawalState = 'requested' | 'sent' | 'paid' | 'failed' | 'unknown';

export type Withdrawal = Readonly<{
  /** Also the reference of the payment. */
  id: string;
  walletId: WalletId;
  state: WithdrawalState;
  points: bigint;
  feeMinor: bigint;
  /** The rule that made the fee. */
  policyName: WithdrawalPolicy['name'];
  policyVersion: number;
  /** Name, bank and account number of the payee, encrypted for this withdrawal. */
  payeeCipher: Uint8Array;
  requestedAtMs: number;
  /** The payment file it was sent with. */
  fileId: string | undefined;
  sentAtMs: number | undefined;
  /** When the bank, or a person, last said something about it. */
  answeredAtMs: number | undefined;
  /** Why it failed or is unknown, in the bank's words. */
  reason: string | undefined;
}>;

/** What one step changes; everything is saved together. */
export type WithdrawalStep = Readonly<{
  withdrawal: Withdrawal;
  hold: Hold | undefined;
  lots: readonly Lot[];
  transfers: readonly Transfer[];
}>;

export type RequestWithdrawalResult =
  | { ok: true; step: WithdrawalStep & Readonly<{ hold: Hold }> }
  | { ok: false; error: 'below-minimum' | 'insufficient-points' };

type Draft = Pick<Withdrawal, 'id' | 'walletId' | 'points' | 'payeeCipher'>;

/** Sets the points aside and keeps the fee that was shown. */
export function requestWithdrawal(
  lots: readonly Lot[],
  draft: Draft,
  policy: WithdrawalPolicy,
  nowMs: number,
): RequestWithdrawalResult {
  if (draft.points < policy.minimumPoints) return { ok: false, error: 'below-minimum' };
  const placed = placeHold(lots, {
    id: holdIdOf(draft),
    walletId: draft.walletId,
    purpose: 'withdrawal',
    points: draft.points,
    openedAtMs: nowMs,
    lapsesAtMs: undefined,
  });
  if (!placed.ok) return placed;
  const withdrawal: Withdrawal = {
    ...draft,
    state: 'requested',
    feeMinor: policy.feeMinor,
    policyName: policy.name,
    policyVersion: policy.version,
    requestedAtMs: nowMs,
    fileId: undefined,
    sentAtMs: undefined,
    answeredAtMs: undefined,
    reason: undefined,
  };
  const { hold, lots: taken } = placed;
  const transfers = [requested(withdrawal, hold, nowMs)];
  return { ok: true, step: { withdrawal, hold, lots: taken, transfers } };
}

/** Leaves with a payment file: points become won that are on their way. Only a requested one can. */
export function sendWithdrawal(
  withdrawal: Withdrawal,
  hold: Hold,
  lots: readonly Lot[],
  file: Readonly<{ id: string; madeAtMs: number }>,
): WithdrawalStep {
  const step = resolveHold(hold, lots, withdrawal.points, file.madeAtMs);
  return {
    ...step,
    withdrawal: { ...withdrawal, state: 'sent', fileId: file.id, sentAtMs: file.madeAtMs },
    transfers: [sent(withdrawal, hold, file.madeAtMs)],
  };
}

export type BankWord = Readonly<{ state: 'paid' | 'failed' | 'unknown'; reason?: string }>;

export type AnswerWithdrawalResult =
  | { ok: true; step: WithdrawalStep | undefined }
  | { ok: false; error: 'not-sent' | 'contradiction' };

/**
 * What the bank, or a person who asked it, says of a payment. The same word again changes nothing (`step` undefined);
 * one that contradicts what is final, or speaks of what was never sent, is for a person.
 */
export function answerWithdrawal(
  withdrawal: Withdrawal,
  hold: Hold,
  lots: readonly Lot[],
  word: BankWord,
  context: Readonly<{ nowMs: number; bankAccountId: string }>,
): AnswerWithdrawalResult {
  if (withdrawal.state === word.state) return { ok: true, step: undefined };
  if (withdrawal.state === 'requested') return { ok: false, error: 'not-sent' };
  const isFinal = withdrawal.state === 'paid' || withdrawal.state === 'failed';
  if (isFinal) return { ok: false, error: 'contradiction' };
  const { nowMs, bankAccountId } = context;
  const answered = {
    ...withdrawal,
    state: word.state,
    answeredAtMs: nowMs,
    reason: word.reason,
  };
  switch (word.state) {
    case 'unknown':
      return { ok: true, step: { withdrawal: answered, hold, lots: [], transfers: [] } };
    case 'paid': {
      const transfers = [paid(answered, bankAccountId, nowMs)];
      return { ok: true, step: { withdrawal: answered, hold, lots: [], transfers } };
    }
    case 'failed': {
      const sentAtMs = withdrawal.sentAtMs!;
      const transfers = [
        mirrorOf(sent(withdrawal, hold, sentAtMs), nowMs, 'failed'),
        mirrorOf(requested(withdrawal, hold, withdrawal.requestedAtMs), nowMs, 'failed'),
      ];
      const back = refundHold(hold, lots, withdrawal.points, nowMs);
      return { ok: true, step: { withdrawal: answered, ...back, transfers } };
    }
  }
}

/** A request that is turned down before it was sent: the points come back at once. */
export function refuseWithdrawal(
  withdrawal: Withdrawal,
  hold: Hold,
  lots: readonly Lot[],
  refused: Readonly<{ nowMs: number; reason: string }>,
): WithdrawalStep {
  const { nowMs, reason } = refused;
  return {
    ...resolveHold(hold, lots, 0n, nowMs),
    withdrawal: { ...withdrawal, state: 'failed', answeredAtMs: nowMs, reason },
    transfers: [mirrorOf(requested(withdrawal, hold, withdrawal.requestedAtMs), nowMs, 'refused')],
  };
}

/** The hold of a withdrawal. */
export const holdIdOf = ({ id }: Pick<Withdrawal, 'id'>): string => `withdrawal/${id}`;

const requested = (withdrawal: Withdrawal, hold: Hold, atMs: number): Transfer =>
  transfer({
    id: `withdrawal/${withdrawal.id}/requested`,
    template: '17',
    atMs,
    postings: [
      debit(availablePoints(withdrawal.walletId), 'PTS', withdrawal.points),
      credit(heldPoints(withdrawal.walletId), 'PTS', withdrawal.points),
    ],
    details: detailsOf(withdrawal, hold, 'requested'),
  });

const sent = (withdrawal: Withdrawal, hold: Hold, atMs: number): Transfer =>
  transfer({
    id: `withdrawal/${withdrawal.id}/sent`,
    template: '17',
    atMs,
    postings: [
      debit(heldPoints(withdrawal.walletId), 'PTS', withdrawal.points),
      credit(position('PTS'), 'PTS', withdrawal.points),
      debit(position('KRW'), 'KRW', withdrawal.points),
      credit(withdrawalClearing(withdrawal.id), 'KRW', payoutMinor(withdrawal)),
      credit(feeIncome('KRW'), 'KRW', withdrawal.feeMinor),
    ],
    details: detailsOf(withdrawal, hold, 'sent'),
  });

const paid = (withdrawal: Withdrawal, bankAccountId: string, atMs: number): Transfer =>
  transfer({
    id: `withdrawal/${withdrawal.id}/paid`,
    template: '17',
    atMs,
    postings: [
      debit(withdrawalClearing(withdrawal.id), 'KRW', payoutMinor(withdrawal)),
      credit(bankMoney(bankAccountId, 'KRW'), 'KRW', payoutMinor(withdrawal)),
    ],
    details: { subject: { kind: 'withdrawal', id: withdrawal.id }, step: 'paid' },
  });

/** What reaches the holder: 1 P is ₩1, less the fee. */
export const payoutMinor = (withdrawal: Pick<Withdrawal, 'points' | 'feeMinor'>): bigint =>
  withdrawal.points - withdrawal.feeMinor;

const detailsOf = (withdrawal: Withdrawal, hold: Hold, step: string): TransferDetails => ({
  subject: { kind: 'withdrawal', id: withdrawal.id },
  step,
  policies: [{ name: withdrawal.policyName, version: withdrawal.policyVersion }],
  lots: hold.pieces.map(({ lotId, points }) => ({ lotId, points: String(points) })),
});
