// Numbers that change hands, in SQL.
import type { WalletId } from '../../contract/ids.ts';
import type { NumbersWrite, PhoneChange } from '../port/numbers.ts';
import type { Row, Sql } from './sql.ts';
import { asBytes, asNumber, asText } from './values.ts';

export const sqlNumbers = (sql: Sql): NumbersWrite => ({
  phoneChange: async (walletId) => {
    const row = await sql.one(PHONE_CHANGE, walletId);
    return row && readChange(row);
  },
  phoneChangesDue: async (nowMs, limit) =>
    (await sql.all(PHONE_CHANGES_DUE, nowMs, limit)).map(readChange),
  lastSignInMs: async (walletId) => {
    const row = await sql.one(LAST_SIGN_IN, walletId);
    return row && asNumber(row.at_ms);
  },
  formerWallets: async (phoneIndex) =>
    (await sql.all(FORMER_WALLETS, phoneIndex)).map((row) => asText(row.wallet_id) as WalletId),
  savePhoneChange: async ({ walletId, phoneIndex, phoneCipher, dueAtMs }) => {
    await sql.run(SAVE_PHONE_CHANGE, walletId, phoneIndex, phoneCipher, dueAtMs);
  },
  removePhoneChange: async (walletId) => {
    await sql.run(REMOVE_PHONE_CHANGE, walletId);
  },
  saveLastSignIn: async (walletId, atMs) => {
    await sql.run(SAVE_LAST_SIGN_IN, walletId, atMs);
  },
  saveFormer: async (walletId, phoneIndex, atMs) => {
    await sql.run(SAVE_FORMER, walletId, phoneIndex, atMs);
  },
  removeFormer: async (walletId) => {
    await sql.run(REMOVE_FORMER, walletId);
  },
  closedNumber: async (walletId) => {
    const row = await sql.one(CLOSED_NUMBER, walletId);
    return row && { phoneIndex: asBytes(row.phone_index), closedAtMs: asNumber(row.closed_at_ms) };
  },
  saveClosedNumber: async (walletId, { phoneIndex, closedAtMs }) => {
    await sql.run(SAVE_CLOSED_NUMBER, walletId, phoneIndex, closedAtMs);
  },
  forgetClosedNumbers: async (beforeMs) => {
    await sql.run(FORGET_CLOSED_NUMBERS, beforeMs);
  },
});

const readChange = (row: Row): PhoneChange => ({
  walletId: asText(row.wallet_id) as WalletId,
  phoneIndex: asBytes(row.phone_index),
  phoneCipher: asBytes(row.phone_cipher),
  dueAtMs: asNumber(row.due_at_ms),
});

const PHONE_CHANGE = `select * from phone_changes where wallet_id = ?`;

const PHONE_CHANGES_DUE = `
  select * from phone_changes where due_at_ms <= ? order by due_at_ms, wallet_id limit ?`;

const LAST_SIGN_IN = `select * from last_sign_ins where wallet_id = ?`;

const FORMER_WALLETS = `
  select wallet_id from former_numbers where phone_index = ? order by wallet_id`;

const SAVE_PHONE_CHANGE = `
  insert into phone_changes (wallet_id, phone_index, phone_cipher, due_at_ms) values (?, ?, ?, ?)
      on conflict (wallet_id) do update
     set phone_index = excluded.phone_index, phone_cipher = excluded.phone_cipher,
         due_at_ms = excluded.due_at_ms`;

const REMOVE_PHONE_CHANGE = `delete from phone_changes where wallet_id = ?`;

const SAVE_LAST_SIGN_IN = `
  insert into last_sign_ins (wallet_id, at_ms) values (?, ?)
      on conflict (wallet_id) do update set at_ms = excluded.at_ms`;

const SAVE_FORMER = `
  insert into former_numbers (wallet_id, phone_index, at_ms) values (?, ?, ?)
      on conflict (wallet_id) do update
     set phone_index = excluded.phone_index, at_ms = excluded.at_ms`;

const CLOSED_NUMBER = `select * from closed_numbers where wallet_id = ?`;

const SAVE_CLOSED_NUMBER = `
  insert into closed_numbers (wallet_id, phone_index, closed_at_ms) values (?, ?, ?)
      on conflict (wallet_id) do update
     set phone_index = excluded.phone_index, closed_at_ms = excluded.closed_at_ms`;

const FORGET_CLOSED_NUMBERS = `delete from closed_numbers where closed_at_ms < ?`;

const REMOVE_FORMER = `delete from former_numbers where wallet_id = ?`;
