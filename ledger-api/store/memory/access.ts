// Sign-in codes, sign-ins, budgets and given answers in memory.
import assert from 'node:assert/strict';
import type { AccessWrite, GivenAnswer, SignIn, SignInCode } from '../port/access.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryAccess(undo: UndoLog): AccessWrite {
  const codes = memoryTable<SignInCode>(undo);
  const signIns = memoryTable<SignIn>(undo);
  const spent = memoryTable<Spent>(undo);
  const answers = memoryTable<GivenAnswer>(undo);

  const liveCodes = (phoneIndex: string, nowMs: number) =>
    codes
      .rows()
      .filter((code) => code.phoneIndex === phoneIndex && code.expiresAtMs > nowMs)
      .sort(
        by(
          (code) => code.expiresAtMs,
          (code) => code.id,
        ),
      );
  return {
    liveCodes: async (phoneIndex, nowMs) => liveCodes(phoneIndex, nowMs),
    signIn: async (tokenHash) => signIns.get(tokenHash),
    signInsOf: async (walletId, sinceMs) =>
      signIns
        .rows()
        .filter((signIn) => signIn.walletId === walletId && signIn.signedInAtMs > sinceMs)
        .sort(
          by(
            (signIn) => -signIn.lastSeenAtMs,
            (signIn) => signIn.tokenHash,
          ),
        ),
    spentAfter: async (budget, key, sinceMs) =>
      (spent.get(keyOf(budget, key))?.atMs ?? []).filter((atMs) => atMs > sinceMs),
    givenAnswer: async (principal, key) => answers.get(keyOf(principal, key)),
    givenAnswers: async (asked) =>
      asked.flatMap(({ principal, key }) => {
        const answer = answers.get(keyOf(principal, key));
        return answer ? [{ principal, key, ...answer }] : [];
      }),
    addCode: async (code) => codes.set(code.id, code),
    countTry: async (phoneIndex, nowMs) => {
      for (const code of liveCodes(phoneIndex, nowMs)) {
        codes.set(code.id, { ...code, triesCount: code.triesCount + 1 });
      }
    },
    forgetCodes: async (phoneIndex) => {
      for (const code of codes.rows()) if (code.phoneIndex === phoneIndex) codes.delete(code.id);
    },
    addSignIn: async (signIn) => signIns.set(signIn.tokenHash, signIn),
    seen: async (tokenHash, atMs) => {
      const signIn = signIns.get(tokenHash);
      if (signIn) signIns.set(tokenHash, { ...signIn, lastSeenAtMs: atMs });
    },
    prove: async (tokenHash, atMs) => {
      const signIn = signIns.get(tokenHash);
      if (signIn) signIns.set(tokenHash, { ...signIn, provenAtMs: atMs });
    },
    removeSignIn: async (tokenHash) => signIns.delete(tokenHash),
    spend: async (budget, key, atMs) => {
      const name = keyOf(budget, key);
      const before = spent.get(name)?.atMs ?? [];
      spent.set(name, { name, atMs: [...before, atMs].sort(by((ms) => ms)) });
    },
    giveAnswers: async (given) => {
      for (const { principal, key, ...answer } of given) {
        assert(!answers.get(keyOf(principal, key)), 'a key is answered once');
        answers.set(keyOf(principal, key), answer);
      }
    },
    forgetBefore: async ({ codesMs, spentMs, signInsMs }) => {
      for (const code of codes.rows()) if (code.expiresAtMs <= codesMs) codes.delete(code.id);
      for (const signIn of signIns.rows()) {
        if (signIn.lastSeenAtMs <= signInsMs) signIns.delete(signIn.tokenHash);
      }
      for (const { name, atMs } of spent.rows()) {
        spent.set(name, { name, atMs: atMs.filter((ms) => ms > spentMs) });
      }
    },
  };
}

type Spent = Readonly<{ name: string; atMs: readonly number[] }>;

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);
