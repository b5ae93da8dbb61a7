// Shops, keys, operators and their sign-ins, in SQL.
import type { OperatorId, ShopId, ShopKeyId } from '../../contract/ids.ts';
import type { OperatorRole, ShopScope } from '../../contract/staff.ts';
import type { Operator, Shop, ShopKey, StaffSignIn, StaffWrite } from '../port/staff.ts';
import type { Row, Sql, SqlValue } from './sql.ts';
import { asBytes, asNumber, asText, optional } from './values.ts';

export function sqlStaff(sql: Sql): StaffWrite {
  const find = async <T>(
    read: (row: Row) => T,
    statement: string,
    ...values: SqlValue[]
  ): Promise<T | undefined> => {
    const row = await sql.one(statement, ...values);
    return row && read(row);
  };
  return {
    shopsNamed: async (ids) => {
      const keys = ids.map((id) => [id]);
      return (await sql.allOf(SHOP, keys)).map(readShop);
    },
    shop: (id) => find(readShop, SHOP, id),
    shops: async (after, limit) => (await sql.all(SHOPS, after ?? '', limit)).map(readShop),
    shopKey: (id) => find(readKey, SHOP_KEY, id),
    shopKeysByPrefix: async (prefixes) => {
      const keys = prefixes.map((prefix) => [prefix]);
      return (await sql.allOf(SHOP_KEY_BY_PREFIX, keys)).map(readKey);
    },
    shopKeyByPrefix: (prefix) => find(readKey, SHOP_KEY_BY_PREFIX, prefix),
    shopKeys: async (shopId) => (await sql.all(SHOP_KEYS, shopId)).map(readKey),
    operator: (id) => find(readOperator, OPERATOR, id),
    operatorNamed: (name) => find(readOperator, OPERATOR_NAMED, name),
    operators: async (after, limit) =>
      (await sql.all(OPERATORS, after ?? '', limit)).map(readOperator),
    staffSignIn: (tokenHash) => find(readSignIn, SIGN_IN, tokenHash),
    saveShop: async (shop) =>
      await sql.run(
        SAVE_SHOP,
        shop.id,
        shop.name,
        shop.state,
        shop.position?.latitudeE6 ?? null,
        shop.position?.longitudeE6 ?? null,
        shop.hours ?? null,
        shop.feePolicyVersion,
        shop.payoutAccountRef ?? null,
        shop.openedAtMs,
      ),
    saveShopKey: async (key) =>
      await sql.run(
        SAVE_SHOP_KEY,
        key.id,
        key.shopId,
        key.prefix,
        key.keyHash,
        key.scopes.join(' '),
        key.createdAtMs,
        key.lastUsedAtMs ?? null,
        key.revokedAtMs ?? null,
      ),
    saveOperator: async (operator) =>
      await sql.run(
        SAVE_OPERATOR,
        operator.id,
        operator.name,
        operator.role,
        operator.state,
        operator.passwordHash,
        operator.totpCipher,
        operator.lastTotpStep,
        operator.failedTries,
        operator.lockedUntilMs,
        operator.createdAtMs,
      ),
    addStaffSignIn: async ({ tokenHash, subject, signedInAtMs, lastSeenAtMs }) =>
      await sql.run(ADD_SIGN_IN, tokenHash, subject, signedInAtMs, lastSeenAtMs),
    staffSeen: async (tokenHash, atMs) => await sql.run(SEEN, atMs, tokenHash),
    removeStaffSignIn: async (tokenHash) => await sql.run(REMOVE_SIGN_IN, tokenHash),
    removeStaffSignIns: async (subject) => await sql.run(REMOVE_SIGN_INS, subject),
    forgetStaffSignIns: async (signedInMs) => await sql.run(FORGET_SIGN_INS, signedInMs),
  };
}

const readShop = (row: Row): Shop => ({
  id: asText(row.id) as ShopId,
  name: asText(row.name),
  state: asText(row.state) as Shop['state'],
  position: optional(row.latitude_e6, (latitude) => ({
    latitudeE6: asNumber(latitude),
    longitudeE6: asNumber(row.longitude_e6),
  })),
  hours: optional(row.hours, asText),
  feePolicyVersion: asNumber(row.fee_policy_version),
  payoutAccountRef: optional(row.payout_account_ref, asText),
  openedAtMs: asNumber(row.opened_at_ms),
});

const readKey = (row: Row): ShopKey => ({
  id: asText(row.id) as ShopKeyId,
  shopId: asText(row.shop_id) as ShopId,
  prefix: asText(row.prefix),
  keyHash: asText(row.key_hash),
  scopes: asText(row.scopes).split(' ') as ShopScope[],
  createdAtMs: asNumber(row.created_at_ms),
  lastUsedAtMs: optional(row.last_used_at_ms, asNumber),
  revokedAtMs: optional(row.revoked_at_ms, asNumber),
});

const readOperator = (row: Row): Operator => ({
  id: asText(row.id) as OperatorId,
  name: asText(row.name),
  role: asText(row.role) as OperatorRole,
  state: asText(row.state) as Operator['state'],
  passwordHash: asText(row.password_hash),
  totpCipher: asBytes(row.totp_cipher),
  lastTotpStep: asNumber(row.last_totp_step),
  failedTries: asNumber(row.failed_tries),
  lockedUntilMs: asNumber(row.locked_until_ms),
  createdAtMs: asNumber(row.created_at_ms),
});

const readSignIn = (row: Row): StaffSignIn => ({
  tokenHash: asText(row.token_hash),
  subject: asText(row.subject) as StaffSignIn['subject'],
  signedInAtMs: asNumber(row.signed_in_at_ms),
  lastSeenAtMs: asNumber(row.last_seen_at_ms),
});

const SHOP = `select * from shops where id = ?`;

const SHOPS = `select * from shops where id > ? order by id limit ?`;

const SHOP_KEY = `select * from shop_keys where id = ?`;

const SHOP_KEY_BY_PREFIX = `select * from shop_keys where prefix = ?`;

const SHOP_KEYS = `select * from shop_keys where shop_id = ? order by created_at_ms, id`;

const OPERATOR = `select * from operators where id = ?`;

const OPERATOR_NAMED = `select * from operators where name = ?`;

const OPERATORS = `select * from operators where id > ? order by id limit ?`;

const SIGN_IN = `select * from staff_sign_ins where token_hash = ?`;

const SAVE_SHOP = `
  insert into shops (id, name, state, latitude_e6, longitude_e6, hours, fee_policy_version,
                     payout_account_ref, opened_at_ms)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set name = excluded.name, state = excluded.state, latitude_e6 = excluded.latitude_e6,
         longitude_e6 = excluded.longitude_e6, hours = excluded.hours,
         fee_policy_version = excluded.fee_policy_version,
         payout_account_ref = excluded.payout_account_ref`;

const SAVE_SHOP_KEY = `
  insert into shop_keys (id, shop_id, prefix, key_hash, scopes, created_at_ms, last_used_at_ms,
                         revoked_at_ms)
  values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set last_used_at_ms = excluded.last_used_at_ms, revoked_at_ms = excluded.revoked_at_ms`;

const SAVE_OPERATOR = `
  insert into operators (id, name, role, state, password_hash, totp_cipher, last_totp_step,
                         failed_tries, locked_until_ms, created_at_ms)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set name = excluded.name, role = excluded.role, state = excluded.state,
         password_hash = excluded.password_hash, totp_cipher = excluded.totp_cipher,
         last_totp_step = excluded.last_totp_step, failed_tries = excluded.failed_tries,
         locked_until_ms = excluded.locked_until_ms`;

const ADD_SIGN_IN = `
  insert into staff_sign_ins (token_hash, subject, signed_in_at_ms, last_seen_at_ms)
  values (?, ?, ?, ?)`;

const SEEN = `update staff_sign_ins set last_seen_at_ms = ? where token_hash = ?`;

const REMOVE_SIGN_IN = `delete from staff_sign_ins where token_hash = ?`;

const REMOVE_SIGN_INS = `delete from staff_sign_ins where subject = ?`;

const FORGET_SIGN_INS = `delete from staff_sign_ins where signed_in_at_ms <= ?`;
