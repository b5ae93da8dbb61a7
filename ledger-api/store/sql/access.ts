// Sign-in codes, sign-ins, budgets and given answers in SQL.
import type { WalletId } from '../../contract/ids.ts';
import type { AccessWrite, GivenAnswer, SignIn, SignInCode } from '../port/access.ts';
import type { Row, Sql } from './sql.ts';
import { asNumber, asText } from './values.ts';

export const sqlAccess = (sql: Sql): AccessWrite => ({
  liveCodes: async (phoneIndex, nowMs) =>
    (await sql.all(LIVE_CODES, phoneIndex, nowMs)).map(readCode),
  signIn: async (tokenHash) => {
    const row = await sql.one(SIGN_IN, tokenHash);
    return row && readSignIn(row);
  },
  signInsOf: async (walletId, sinceMs) =>
    (await sql.all(SIGN_INS_OF, walletId, sinceMs)).map(readSignIn),
  spentAfter: async (budget, key, sinceMs) =>
    (await sql.all(SPENT_AFTER, budget, key, sinceMs)).map((row) => asNumber(row.spent_at_ms)),
  givenAnswer: async (principal, key) => {
    const row = await sql.one(GIVEN_ANSWER, principal, key);
    return row && readAnswer(row);
  },
  givenAnswers: async (asked) => {
    const keys = asked.map(({ principal, key }) => [principal, key]);
    return (await sql.allOf(GIVEN_ANSWER, keys)).map((row) => ({
      principal: asText(row.principal),
      key: asText(row.key),
      ...readAnswer(row),
    }));
  },
  addCode: async ({ id, phoneIndex, codeHash, expiresAtMs, triesCount }) =>
    sql.run(ADD_CODE, id, phoneIndex, codeHash, expiresAtMs, triesCount),
  countTry: async (phoneIndex, nowMs) => sql.run(COUNT_TRY, phoneIndex, nowMs),
  forgetCodes: async (phoneIndex) => sql.run(FORGET_CODES, phoneIndex),
  addSignIn: async ({ tokenHash, walletId, signedInAtMs, lastSeenAtMs, provenAtMs }) =>
    sql.run(ADD_SIGN_IN, tokenHash, walletId, signedInAtMs, lastSeenAtMs, provenAtMs),
  seen: async (tokenHash, atMs) => sql.run(SEEN, atMs, tokenHash),
  prove: async (tokenHash, atMs) => sql.run(PROVE, atMs, tokenHash),
  removeSignIn: async (tokenHash) => sql.run(REMOVE_SIGN_IN, tokenHash),
  spend: async (budget, key, atMs) => {
    // Two who count the same budget at once write the same row, so that one of them counts again.
    await sql.run(TAKE_TURN, budget, key, atMs);
    await sql.run(SPEND, budget, key, atMs);
  },
  giveAnswers: (answers) =>
    sql.runAll(
      GIVE_ANSWER,
      answers.map((one) => [one.principal, one.key, one.requestHash, one.status, one.body]),
    ),
  forgetBefore: async ({ codesMs, spentMs, signInsMs }) => {
    await sql.run(FORGET_EXPIRED_CODES, codesMs);
    await sql.run(FORGET_SPENT, spentMs);
    await sql.run(FORGET_TURNS, spentMs);
    await sql.run(FORGET_SIGN_INS, signInsMs);
  },
});

const readCode = (row: Row): SignInCode => ({
  id: asText(row.id),
  phoneIndex: asText(row.phone_index),
  codeHash: asText(row.code_hash),
  expiresAtMs: asNumber(row.expires_at_ms),
  triesCount: asNumber(row.tries_count),
});

const readSignIn = (row: Row): SignIn => ({
  tokenHash: asText(row.token_hash),
  walletId: asText(row.wallet_id) as WalletId,
  signedInAtMs: asNumber(row.signed_in_at_ms),
  lastSeenAtMs: asNumber(row.last_seen_at_ms),
  provenAtMs: asNumber(row.proven_at_ms),
});

const readAnswer = (row: Row): GivenAnswer => ({
  requestHash: asText(row.request_hash),
  status: asNumber(row.status),
  body: asText(row.body),
});

const LIVE_CODES = `
  select * from sign_in_codes where phone_index = ? and expires_at_ms > ? order by expires_at_ms, id`;

const SIGN_IN = `select * from sign_ins where token_hash = ?`;

const SIGN_INS_OF = `
  select * from sign_ins
   where wallet_id = ? and signed_in_at_ms > ?
   order by last_seen_at_ms desc, token_hash`;

const SPENT_AFTER = `
  select spent_at_ms from spent_budgets
   where budget = ? and key = ? and spent_at_ms > ?
   order by spent_at_ms`;

const GIVEN_ANSWER = `select * from given_answers where principal = ? and key = ?`;

const ADD_CODE = `
  insert into sign_in_codes (id, phone_index, code_hash, expires_at_ms, tries_count)
  values (?, ?, ?, ?, ?)`;

const COUNT_TRY = `
  update sign_in_codes set tries_count = tries_count + 1
   where phone_index = ? and expires_at_ms > ?`;

const FORGET_CODES = `delete from sign_in_codes where phone_index = ?`;

const ADD_SIGN_IN = `
  insert into sign_ins (token_hash, wallet_id, signed_in_at_ms, last_seen_at_ms, proven_at_ms)
  values (?, ?, ?, ?, ?)`;

const SEEN = `update sign_ins set last_seen_at_ms = ? where token_hash = ?`;

const PROVE = `update sign_ins set proven_at_ms = ? where token_hash = ?`;

const REMOVE_SIGN_IN = `delete from sign_ins where token_hash = ?`;

const TAKE_TURN = `
  insert into budget_turns (budget, key, spent_at_ms) values (?, ?, ?)
      on conflict (budget, key) do update set spent_at_ms = excluded.spent_at_ms`;

const SPEND = `insert into spent_budgets (budget, key, spent_at_ms) values (?, ?, ?)`;

const GIVE_ANSWER = `
  insert into given_answers (principal, key, request_hash, status, body) values (?, ?, ?, ?, ?)`;

const FORGET_EXPIRED_CODES = `delete from sign_in_codes where expires_at_ms <= ?`;

const FORGET_SPENT = `delete from spent_budgets where spent_at_ms <= ?`;

const FORGET_TURNS = `delete from budget_turns where spent_at_ms <= ?`;

const FORGET_SIGN_INS = `delete from sign_ins where last_seen_at_ms <= ?`;
