// What is known of holders, in SQL.
import { canonicalText } from '../../contract/canonical-json.ts';
import type { WalletId } from '../../contract/ids.ts';
import type { ConsentKind } from '../../ledger/policy/consents.ts';
import type {
  BankAccount,
  Consent,
  HolderWrite,
  Identity,
  NoticeKind,
  NumberedHolderNotice,
} from '../port/holder.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asBytes, asDocument, asNumber, asText, optional } from './values.ts';

export const sqlHolder = (sql: Sql): HolderWrite => ({
  identity: async (walletId) => {
    const row = await sql.one(IDENTITY, walletId);
    return row && readIdentity(row);
  },
  bankAccount: async (id) => {
    const row = await sql.one(BANK_ACCOUNT, id);
    return row && readAccount(row);
  },
  bankAccounts: async (walletId) => (await sql.all(BANK_ACCOUNTS, walletId)).map(readAccount),
  consents: async (walletId) => (await sql.all(CONSENTS, walletId)).map(readConsent),
  notices: async (walletId, before, limit) =>
    (await sql.all(NOTICES, walletId, before ?? Number.MAX_SAFE_INTEGER, limit)).map(readNotice),
  foreignPoints: async (walletId, day) => {
    const row = await sql.one(FOREIGN_POINTS, walletId, day);
    return row ? asBigint(row.points) : 0n;
  },
  saveIdentity: async ({ walletId, personIndex, nameCipher, verifiedAtMs }) => {
    await sql.run(SAVE_IDENTITY, walletId, personIndex, nameCipher, verifiedAtMs);
  },
  addBankAccount: async ({ id, walletId, bankCode, numberCipher, addedAtMs }) => {
    await sql.run(ADD_BANK_ACCOUNT, id, walletId, bankCode, numberCipher, addedAtMs);
  },
  removeBankAccount: async (id) => {
    await sql.run(REMOVE_BANK_ACCOUNT, id);
  },
  addConsent: async ({ walletId, kind, version, isGiven, atMs }) => {
    await sql.run(ADD_CONSENT, walletId, walletId, kind, version, isGiven ? 1 : 0, atMs);
  },
  addNotice: async ({ walletId, key, kind, atMs, facts }) => {
    if (await sql.one(NOTICE_BY_KEY, walletId, key)) return;
    await sql.run(ADD_NOTICE, walletId, walletId, key, kind, atMs, canonicalText(facts));
  },
  readNotices: async (walletId, upTo, atMs) => {
    await sql.run(READ_NOTICES, atMs, walletId, upTo);
  },
  addForeignPoints: async (walletId, day, points) => {
    await sql.run(ADD_FOREIGN_POINTS, walletId, day, points);
  },
  eraseHolder: async (walletId) => {
    for (const statement of ERASE_HOLDER) await sql.run(statement, walletId);
  },
});

const readIdentity = (row: Row): Identity => ({
  walletId: asText(row.wallet_id) as WalletId,
  personIndex: asText(row.person_index),
  nameCipher: asBytes(row.name_cipher),
  verifiedAtMs: asNumber(row.verified_at_ms),
});

const readAccount = (row: Row): BankAccount => ({
  id: asText(row.id),
  walletId: asText(row.wallet_id) as WalletId,
  bankCode: asText(row.bank_code),
  numberCipher: asBytes(row.number_cipher),
  addedAtMs: asNumber(row.added_at_ms),
});

const readConsent = (row: Row): Consent => ({
  walletId: asText(row.wallet_id) as WalletId,
  kind: asText(row.kind) as ConsentKind,
  version: asNumber(row.version),
  isGiven: asNumber(row.is_given) === 1,
  atMs: asNumber(row.at_ms),
});

const readNotice = (row: Row): NumberedHolderNotice => ({
  walletId: asText(row.wallet_id) as WalletId,
  noticeNumber: asNumber(row.notice_number),
  key: asText(row.key),
  kind: asText(row.kind) as NoticeKind,
  atMs: asNumber(row.at_ms),
  facts: asDocument(row.facts),
  readAtMs: optional(row.read_at_ms, asNumber),
});

const IDENTITY = `select * from identities where wallet_id = ?`;

const BANK_ACCOUNT = `select * from bank_accounts where id = ?`;

const BANK_ACCOUNTS = `select * from bank_accounts where wallet_id = ? order by id`;

const CONSENTS = `select * from consents where wallet_id = ? order by consent_number`;

const NOTICES = `
  select * from holder_notices
   where wallet_id = ? and notice_number < ?
   order by notice_number desc limit ?`;

const NOTICE_BY_KEY = `select notice_number from holder_notices where wallet_id = ? and key = ?`;

const FOREIGN_POINTS = `
  select points from foreign_points where wallet_id = ? and business_day = ?`;

const SAVE_IDENTITY = `
  insert into identities (wallet_id, person_index, name_cipher, verified_at_ms)
  values (?, ?, ?, ?)
      on conflict (wallet_id) do update
     set person_index = excluded.person_index, name_cipher = excluded.name_cipher,
         verified_at_ms = excluded.verified_at_ms`;

const ADD_BANK_ACCOUNT = `
  insert into bank_accounts (id, wallet_id, bank_code, number_cipher, added_at_ms)
  values (?, ?, ?, ?, ?)`;

const REMOVE_BANK_ACCOUNT = `delete from bank_accounts where id = ?`;

const ADD_CONSENT = `
  insert into consents (wallet_id, consent_number, kind, version, is_given, at_ms)
  values (?, (select coalesce(max(consent_number), 0) + 1 from consents where wallet_id = ?),
          ?, ?, ?, ?)`;

const ADD_NOTICE = `
  insert into holder_notices (wallet_id, notice_number, key, kind, at_ms, facts)
  values (?, (select coalesce(max(notice_number), 0) + 1 from holder_notices where wallet_id = ?),
          ?, ?, ?, ?)`;

const READ_NOTICES = `
  update holder_notices set read_at_ms = ?
   where wallet_id = ? and notice_number <= ? and read_at_ms is null`;

const ADD_FOREIGN_POINTS = `
  insert into foreign_points (wallet_id, business_day, points) values (?, ?, ?)
      on conflict (wallet_id, business_day) do update
     set points = foreign_points.points + excluded.points`;

const ERASE_HOLDER = [
  `delete from identities where wallet_id = ?`,
  `delete from bank_accounts where wallet_id = ?`,
  `delete from consents where wallet_id = ?`,
  `delete from holder_notices where wallet_id = ?`,
] as const;
