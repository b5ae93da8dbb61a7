// Who may come in: sign-in codes, sign-ins, spent budgets, and the answers that a repeated write gets again.
// Retention: codes, sign-ins and budgets go when they can no longer decide anything; given answers stay for ever.
import type { WalletId } from '../../contract/ids.ts';

/** A code that was sent. Only a keyed hash of it is known. */
export type SignInCode = Readonly<{
  id: string;
  /** Keyed hash of the phone number, hex. */
  phoneIndex: string;
  codeHash: string;
  expiresAtMs: number;
  /** How often somebody tried while it was live, right or wrong. */
  triesCount: number;
}>;

/** Somebody who came in. The token is known by its SHA-256 only. */
export type SignIn = Readonly<{
  tokenHash: string;
  walletId: WalletId;
  signedInAtMs: number;
  lastSeenAtMs: number;
  /** When its holder last proved to have the number, by a texted code. */
  provenAtMs: number;
}>;

/** What a write with an idempotency key was answered. */
export type GivenAnswer = Readonly<{ requestHash: string; status: number; body: string }>;

/** Whose key it is, and the key. */
export type AnswerKey = Readonly<{ principal: string; key: string }>;

export interface AccessRead {
  /** Codes of a number that expire after `nowMs`, oldest first. */
  liveCodes(phoneIndex: string, nowMs: number): Promise<readonly SignInCode[]>;
  signIn(tokenHash: string): Promise<SignIn | undefined>;
  /** Sign-ins of a wallet that began after `sinceMs`, the one seen last first. */
  signInsOf(walletId: WalletId, sinceMs: number): Promise<readonly SignIn[]>;
  /** When `budget` was spent for `key` after `sinceMs`, oldest first. */
  spentAfter(budget: string, key: string, sinceMs: number): Promise<readonly number[]>;
  givenAnswer(principal: string, key: string): Promise<GivenAnswer | undefined>;
  /** The answers to these keys; those that were not answered are left out. */
  givenAnswers(keys: readonly AnswerKey[]): Promise<readonly (AnswerKey & GivenAnswer)[]>;
}

export interface AccessWrite extends AccessRead {
  addCode(code: SignInCode): Promise<void>;
  /** Counts one try against each live code of a number. */
  countTry(phoneIndex: string, nowMs: number): Promise<void>;
  /** Forgets every code of a number: one was used. */
  forgetCodes(phoneIndex: string): Promise<void>;
  addSignIn(signIn: SignIn): Promise<void>;
  seen(tokenHash: string, atMs: number): Promise<void>;
  /** The number was proven on this very sign-in; one that has ended stays ended. */
  prove(tokenHash: string, atMs: number): Promise<void>;
  removeSignIn(tokenHash: string): Promise<void>;
  spend(budget: string, key: string, atMs: number): Promise<void>;
  giveAnswers(answers: readonly (AnswerKey & GivenAnswer)[]): Promise<void>;
  /** Forgets codes that expired, budgets spent and sign-ins last seen before the given moments. */
  forgetBefore(moments: ForgetBefore): Promise<void>;
}

type ForgetBefore = Readonly<{ codesMs: number; spentMs: number; signInsMs: number }>;
