// The decisions of operators about money, by whoever stands behind them: one person, or two.
import type { z } from 'zod';
import type { Ledger } from '../../../api.ts';
import type { DepositId, KioskId } from '../../../contract/ids.ts';
import type { NewCard } from '../../../contract/operator.ts';
import type { NewAdjustment, SuspenseDecision } from '../../../contract/vault.ts';
import type { ProblemCode } from '../../../problems.ts';
import type { WritingBooks } from '../../../store/ledger-store.ts';
import { inside } from '../../../use-cases/inside.ts';
import { publishRateCard } from '../../../use-cases/publish-rate-card.ts';
import { closeEpoch } from '../../../use-cases/vault/close-epoch.ts';
import { correct } from '../../../use-cases/vault/correct.ts';
import { releaseFromReview } from '../../../use-cases/vault/resolve-review.ts';
import { resolveDoubt } from '../../../use-cases/vault/resolve-suspense.ts';
import type { Deed } from './approvals.ts';

export type DeedDesk = Readonly<{
  books: WritingBooks;
  ledger: Ledger;
  nowMs: number;
  by: readonly string[];
}>;

/** Takes back a mistake (template 20). */
export async function adjust(
  { books, ledger, nowMs, by }: DeedDesk,
  { reverses, reason }: z.infer<typeof NewAdjustment>,
): Promise<Deed> {
  const id = ledger.entropy.uuid(nowMs);
  const made = await correct(books, { id, reverses, reason, by }, nowMs);
  if (!made.ok) return refused(made.error);
  return { ok: true, status: 201, body: { id, mirrors: made.mirrors }, subject: id };
}

/** Says whose coins in doubt are (template 24). */
export async function decideSuspense(
  { books, ledger, nowMs, by }: DeedDesk,
  { transferId, to }: z.infer<typeof SuspenseDecision>,
): Promise<Deed> {
  const owner =
    to === 'unclaimed'
      ? ({ kind: 'unclaimed' } as const)
      : ({ kind: 'wallet', walletId: to.walletId } as const);
  const made = await resolveDoubt(books, ledger, { transferId, to: owner, by }, nowMs);
  if (!made.ok) return refused(made.error);
  const { depositId } = made;
  return { ok: true, status: 201, body: { depositId }, subject: depositId };
}

/** Lets a deposit go on that waited for a person. */
export async function decideReview(
  { books, nowMs, by }: DeedDesk,
  { depositId, cardNumber }: Readonly<{ depositId: DepositId; cardNumber?: number | undefined }>,
): Promise<Deed> {
  const made = await releaseFromReview(books, { depositId, cardNumber, by }, nowMs);
  if (!made.ok) return refused(made.error);
  return { ok: true, status: 200, body: { depositId }, subject: depositId };
}

/** Publishes what foreign coins are worth. */
export async function publishRates(
  { books, ledger, nowMs, by }: DeedDesk,
  { rates, policy }: z.infer<typeof NewCard>,
): Promise<Deed> {
  const deps = { store: inside(books), signingKey: ledger.keys.signing };
  const made = await publishRateCard(deps, { rates, policy, isSample: false }, nowMs, by);
  if (!made.ok) return refused(made.error);
  return { ok: true, status: 201, body: made.card, subject: `rate-card ${made.card.number}` };
}

/** Gives up on the missing records of a kiosk epoch. */
export async function closeLostEpoch(
  { books, nowMs, by }: DeedDesk,
  asked: Readonly<{ kioskId: KioskId; kioskEpoch: number }>,
): Promise<Deed> {
  const made = await closeEpoch(books, { ...asked, by }, nowMs);
  if (!made.ok) return refused(made.error);
  return { ok: true, status: 200, body: asked, subject: asked.kioskId };
}

type Refusal<E extends string> = Readonly<{
  ok: false;
  error: E extends `unknown-${string}` ? 'not-found' : E;
}>;

/** The refusal of a use case as an answer; what is not known is not found. */
export function refused<E extends ProblemCode | 'needs-second-person' | `unknown-${string}`>(
  error: E,
): Refusal<E> {
  const code = error.startsWith('unknown-') ? 'not-found' : error;
  // The condition above is the one of the type.
  return { ok: false, error: code as Refusal<E>['error'] };
}
