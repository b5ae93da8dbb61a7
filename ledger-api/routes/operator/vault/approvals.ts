// Decisions about money that need two people: who may be the second one, and what is done when they agree.
import { z } from 'zod';
import type { Ledger } from '../../../api.ts';
import type { OperatorOutcome } from '../../../auth/as-operator.ts';
import { DepositId, KioskId, type OperatorId } from '../../../contract/ids.ts';
import { NewCard } from '../../../contract/operator.ts';
import { NewAdjustment, SuspenseDecision } from '../../../contract/vault.ts';
import type { WritingBooks } from '../../../store/ledger-store.ts';
import type { Approval } from '../../../store/port/approvals.ts';
import { propose } from '../../../use-cases/approvals.ts';
import { instantText } from '../../../contract/ids.ts';
import { adjust, closeLostEpoch, decideReview, decideSuspense, publishRates } from './deeds.ts';

/** What a deed answers before somebody agrees, beside a refusal. */
export type Deed = OperatorOutcome | Readonly<{ ok: false; error: 'needs-second-person' }>;

type Execute = (
  books: WritingBooks,
  ledger: Ledger,
  approval: Approval,
  nowMs: number,
  decidedBy: OperatorId,
) => Promise<OperatorOutcome>;

/** Payloads are what was asked for, word for word. */
const together =
  <T>(
    payloadOf: (payload: unknown) => T,
    deed: (
      desk: Readonly<{ books: WritingBooks; ledger: Ledger; nowMs: number; by: readonly string[] }>,
      asked: T,
    ) => Promise<Deed>,
  ): Execute =>
  async (books, ledger, approval, nowMs, decidedBy) => {
    const asked = payloadOf(JSON.parse(approval.payload));
    const by = [approval.proposedBy, decidedBy];
    const done = await deed({ books, ledger, nowMs, by }, asked);
    if (!done.ok && done.error === 'needs-second-person') {
      throw new Error(`two people decided about ${approval.kind} and a second one is missing`);
    }
    return done as OperatorOutcome;
  };

const LostEpoch = z.strictObject({ kioskId: KioskId, kioskEpoch: z.int() });
const ReleasedDeposit = z.strictObject({
  depositId: DepositId,
  cardNumber: z.int().optional(),
});

export const VAULT_APPROVALS = {
  adjustment: {
    least: 'finance',
    execute: together((payload) => NewAdjustment.parse(payload), adjust),
  },
  'resolve-suspense': {
    least: 'finance',
    execute: together((payload) => SuspenseDecision.parse(payload), decideSuspense),
  },
  'release-deposit': {
    least: 'finance',
    execute: together((payload) => ReleasedDeposit.parse(payload), decideReview),
  },
  'publish-rates': {
    least: 'finance',
    execute: together((payload) => NewCard.parse(payload), publishRates),
  },
  'close-epoch': {
    least: 'finance',
    execute: together((payload) => LostEpoch.parse(payload), closeLostEpoch),
  },
} as const;

/** Does what one person may do alone; what needs another waits for them, with everything that will be done. */
export async function alone(
  deed: Deed,
  desk: Readonly<{ books: WritingBooks; ledger: Ledger; nowMs: number; by: OperatorId }>,
  asked: Readonly<{
    kind: keyof typeof VAULT_APPROVALS;
    subject: string;
    payload: Readonly<Record<string, unknown>>;
  }>,
): Promise<OperatorOutcome> {
  if (deed.ok || deed.error !== 'needs-second-person') return deed as OperatorOutcome;
  const { books, ledger, nowMs, by } = desk;
  const proposal = { id: ledger.entropy.uuid(nowMs), ...asked, proposedBy: by };
  const proposed = await propose(books.approvals, proposal, nowMs);
  if (!proposed.ok) return proposed;
  const { id: approvalId, expiresAtMs } = proposed.approval;
  return { ok: true, status: 202, body: { approvalId, expiresAt: instantText(expiresAtMs) } };
}
