// A claim: a holder says that a count or a number is wrong. A person answers within fourteen days.
import type { DepositId, WalletId } from '../contract/ids.ts';

export type ClaimKind =
  /** Coins of mine were not counted. */
  | 'miscount'
  /** My coins went to another number. */
  | 'wrong-number'
  /** These coins are not mine. */
  | 'not-mine';

export type Claim = Readonly<{
  id: string;
  walletId: WalletId;
  kind: ClaimKind;
  /** What it is about, as far as the claimant could say. */
  depositId: DepositId | undefined;
  receiptCode: string | undefined;
  /** The claimant's words, encrypted for this claim; empty once erased. */
  textCipher: Uint8Array;
  /** Canonical JSON of what the books know about it. */
  evidence: string;
  state: 'open' | 'accepted' | 'refused';
  filedAtMs: number;
  dueAtMs: number;
  decidedAtMs: number | undefined;
  /** What the claimant is told. */
  answer: string | undefined;
}>;

/** A claim as it is filed. */
export const fileClaim = (
  draft: Omit<Claim, 'state' | 'dueAtMs' | 'decidedAtMs' | 'answer'>,
): Claim => ({
  ...draft,
  state: 'open',
  dueAtMs: draft.filedAtMs + ANSWERED_WITHIN_MS,
  decidedAtMs: undefined,
  answer: undefined,
});

/** The claim with what was decided; only an open one can be decided. */
export const decideClaim = (
  claim: Claim,
  state: 'accepted' | 'refused',
  answer: string,
  nowMs: number,
): Claim => ({ ...claim, state, answer, decidedAtMs: nowMs });

// The law asks for an answer within two weeks.
const ANSWERED_WITHIN_MS = 14 * 86_400_000;
