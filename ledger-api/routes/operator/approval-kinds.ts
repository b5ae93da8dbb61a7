// What two people can decide: for each kind who may approve it, and what is done then. A new kind is one entry.
import type { Ledger } from '../../api.ts';
import type { OperatorOutcome } from '../../auth/as-operator.ts';
import { ClaimDecision } from '../../contract/claim.ts';
import { NewPromotion } from '../../contract/promotion.ts';
import { decideClaim } from '../../use-cases/claims/decide-claim.ts';
import { fundPromotion } from '../../use-cases/promotions/promotions.ts';
import { KioskId, type OperatorId, WalletId } from '../../contract/ids.ts';
import { RemainderRequest } from '../../contract/remainder.ts';
import { giveRemainder } from '../../use-cases/remainder/give-remainder.ts';
import type { Message } from '../../messages/message-sink.ts';
import { closedText } from '../../messages/texts.ts';
import { OperatorClosing } from '../../contract/operated-wallet.ts';
import { closeWallet } from '../../use-cases/holder/close-wallet.ts';
import { isErased } from '../../use-cases/holder/is-erased.ts';
import type { OperatorRole } from '../../contract/staff.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import type { Approval } from '../../store/port/approvals.ts';
import { VAULT_APPROVALS } from './vault/approvals.ts';
import { releaseHeld } from '../../use-cases/release-held.ts';

export type ApprovalKind = Readonly<{
  /** The least role of the second person; the first one's is that of the route that proposes. */
  least: OperatorRole;
  /** Does what was proposed, once, in the transaction of the approval; a refusal leaves it waiting. */
  execute(
    books: WritingBooks,
    ledger: Ledger,
    approval: Approval,
    nowMs: number,
    /** The second person; the first is in the approval. */
    decidedBy: OperatorId,
  ): Promise<ApprovalOutcome>;
}>;

/** What was done, the sign-ins of holders that ended with it, and what one of them is told. */
export type ApprovalOutcome = OperatorOutcome &
  Readonly<{ endedTokens?: readonly string[]; message?: Message }>;

export const APPROVAL_KINDS: Readonly<Record<string, ApprovalKind>> = {
  'claim-decision': {
    least: 'finance',
    execute: async (books, ledger, { subject, payload }, nowMs) => {
      const decision = ClaimDecision.parse(JSON.parse(payload));
      const decided = await decideClaim(books, ledger, subject, decision, nowMs);
      if (!decided.ok) return decided;
      return { ok: true, status: 200, body: { claimId: subject, state: decided.claim.state } };
    },
  },
  'fund-promotion': {
    least: 'finance',
    execute: async (books, _ledger, { subject, payload }, nowMs) => {
      const funded = NewPromotion.parse(JSON.parse(payload));
      const promotion = await fundPromotion(books, subject, funded, nowMs);
      return { ok: true, status: 200, body: promotion };
    },
  },
  'close-wallet': {
    least: 'finance',
    execute: async (books, ledger, { subject, payload }, nowMs) => {
      const { cause, ...request } = OperatorClosing.parse(JSON.parse(payload));
      const walletId = WalletId.parse(subject);
      const wallet = await books.wallets.find(walletId);
      // The holder may have closed it in the meantime.
      if (!wallet || isErased(wallet)) return { ok: false, error: 'not-found' };
      const to = ledger.phones.decrypt(wallet.phoneCipher, wallet.id);
      const closing = await closeWallet(books, ledger, walletId, { request, cause, nowMs });
      if (!closing.ok) return closing;
      const { closed, endedTokens } = closing;
      const message = { to, kind: 'notice', text: closedText(closed) } as const;
      return {
        ok: true,
        status: 200,
        body: { walletId: subject, ...closed },
        endedTokens,
        message,
      };
    },
  },
  'wallet-remainder': {
    least: 'finance',
    execute: async (books, ledger, { subject, payload }, nowMs) => {
      const request = RemainderRequest.parse(JSON.parse(payload));
      const given = await giveRemainder(books, ledger, WalletId.parse(subject), request, nowMs);
      return given.ok ? { ok: true, status: 200, body: given.done } : given;
    },
  },
  'release-held-batches': {
    least: 'admin',
    execute: async (books, ledger, { subject }, nowMs) => {
      const released = await releaseHeld(books, ledger, KioskId.parse(subject), nowMs);
      if (!released.ok) return released;
      const { applied, left, acceptedThrough } = released;
      return { ok: true, status: 200, body: { applied, left, acceptedThrough } };
    },
  },
  // Where the coins go, and the operators' books.
  ...VAULT_APPROVALS,
};
