// Redemptions and their codes in SQL.
import assert from 'node:assert/strict';
import type { RedemptionId, ShopId, ShopKeyId, WalletId } from '../../contract/ids.ts';
import type { Redemption, RedemptionState } from '../../ledger/redemption.ts';
import type { RedemptionCode, RedemptionsWrite } from '../port/redemptions.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asNumber, asText, optional } from './values.ts';

export const sqlRedemptions = (sql: Sql): RedemptionsWrite => ({
  code: async (hash) => {
    const row = await sql.one(CODE, hash, hash);
    return row && readCode(row);
  },
  codes: async (hashes) => {
    const scanned = await sql.allOf(SCANNED, keysOf(hashes));
    const known = new Set(scanned.map((row) => row.scanned_hash));
    const typed = await sql.allOf(TYPED, keysOf(hashes.filter((hash) => !known.has(hash))));
    return [...scanned, ...typed].map(readCode);
  },
  redemption: async (shopId, id) => {
    const row = await sql.one(REDEMPTION, shopId, id);
    return row && readRedemption(row);
  },
  ofOrder: async (shopId, orderId) => {
    const row = await sql.one(OF_ORDER, shopId, orderId);
    return row && readRedemption(row);
  },
  ofOrders: async (orders) => {
    const keys = orders.map(({ shopId, orderId }) => [shopId, orderId]);
    return (await sql.allOf(OF_ORDER, keys)).map(readRedemption);
  },
  awaiting: async (walletId) => (await sql.all(AWAITING, walletId)).map(readRedemption),
  page: async ({ shopId, from, before, limit }) =>
    (await sql.all(PAGE, shopId, from, before, limit)).map(readRedemption),
  due: async (nowMs, limit) => (await sql.all(DUE, nowMs, limit)).map(readRedemption),
  saveCode: async ({ walletId, typedHash, scannedHash, ceilingPoints, expiresAtMs }) => {
    // Eight digits come again while a used code of theirs has not been forgotten yet.
    await sql.run(FORGET_USED_CODE, typedHash);
    await sql.run(SAVE_CODE, walletId, typedHash, scannedHash, ceilingPoints, expiresAtMs);
  },
  useCode: async ({ walletId, typedHash }) => {
    assert(await sql.one(USE_CODE, walletId, typedHash), 'a code is used once');
  },
  useCodes: (codes) =>
    sql.runAll(
      USE_READ_CODE,
      codes.map(({ walletId }) => [USED, walletId]),
    ),
  forgetCodes: async (nowMs) => {
    await sql.run(FORGET_CODES, nowMs);
  },
  add: (redemptions) => sql.runAll(ADD, redemptions.map(redemptionValues)),
  save: (redemptions) => sql.runAll(SAVE, redemptions.map(redemptionValues)),
});

const keysOf = (values: readonly string[]) => values.map((value) => [value]);

const redemptionValues = (one: Redemption) => [
  one.shopId,
  one.id,
  one.keyId,
  one.walletId,
  one.orderId,
  one.state,
  one.points,
  one.capturedPoints,
  one.refundedPoints,
  one.isCapturedAtOnce ? 1 : 0,
  one.feePolicyVersion,
  one.openedAtMs,
  one.lapseAfterMs,
  one.dueAtMs ?? null,
];

const readCode = (row: Row): RedemptionCode => ({
  walletId: asText(row.wallet_id) as WalletId,
  typedHash: asText(row.typed_hash),
  scannedHash: asText(row.scanned_hash),
  ceilingPoints: asBigint(row.ceiling_points),
  expiresAtMs: asNumber(row.expires_at_ms),
});

const readRedemption = (row: Row): Redemption => ({
  id: asText(row.id) as RedemptionId,
  shopId: asText(row.shop_id) as ShopId,
  keyId: asText(row.key_id) as ShopKeyId,
  walletId: asText(row.wallet_id) as WalletId,
  orderId: asText(row.order_id),
  state: asText(row.state) as RedemptionState,
  points: asBigint(row.points),
  capturedPoints: asBigint(row.captured_points),
  refundedPoints: asBigint(row.refunded_points),
  isCapturedAtOnce: asNumber(row.is_captured_at_once) === 1,
  feePolicyVersion: asNumber(row.fee_policy_version),
  openedAtMs: asNumber(row.opened_at_ms),
  lapseAfterMs: asNumber(row.lapse_after_ms),
  dueAtMs: optional(row.due_at_ms, asNumber),
});

// A used code expired at the beginning of time, so that using it writes one row and no index.
const USED = 0;

const CODE = `
  select * from redemption_codes
   where (typed_hash = ? or scanned_hash = ?) and expires_at_ms > 0`;

const SCANNED = `select * from redemption_codes where scanned_hash = ? and expires_at_ms > 0`;

const TYPED = `select * from redemption_codes where typed_hash = ? and expires_at_ms > 0`;

const REDEMPTION = `select * from redemptions where shop_id = ? and id = ?`;

const OF_ORDER = `select * from redemptions where shop_id = ? and order_id = ?`;

const AWAITING = `
  select * from redemptions where wallet_id = ? and state = 'awaiting-holder' order by id`;

const PAGE = `
  select * from redemptions
   where shop_id = ? and id >= ? and id < ?
   order by id desc limit ?`;

const DUE = `
  select * from redemptions where due_at_ms <= ? order by due_at_ms, id limit ?`;

const SAVE_CODE = `
  insert into redemption_codes (wallet_id, typed_hash, scanned_hash, ceiling_points, expires_at_ms)
  values (?, ?, ?, ?, ?)
      on conflict (wallet_id) do update
     set typed_hash = excluded.typed_hash, scanned_hash = excluded.scanned_hash,
         ceiling_points = excluded.ceiling_points, expires_at_ms = excluded.expires_at_ms`;

const FORGET_USED_CODE = `delete from redemption_codes where typed_hash = ? and expires_at_ms = 0`;

const USE_CODE = `
  update redemption_codes set expires_at_ms = 0
   where wallet_id = ? and typed_hash = ? and expires_at_ms > 0 returning wallet_id`;

const USE_READ_CODE = `update redemption_codes set expires_at_ms = ? where wallet_id = ?`;

const FORGET_CODES = `delete from redemption_codes where expires_at_ms <= ?`;

const ADD = `
  insert into redemptions (shop_id, id, key_id, wallet_id, order_id, state,
                           points, captured_points, refunded_points,
                           is_captured_at_once, fee_policy_version,
                           opened_at_ms, lapse_after_ms, due_at_ms)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const SAVE = `
  insert into redemptions (shop_id, id, key_id, wallet_id, order_id, state,
                           points, captured_points, refunded_points,
                           is_captured_at_once, fee_policy_version,
                           opened_at_ms, lapse_after_ms, due_at_ms)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (shop_id, id) do update
     set state = excluded.state, captured_points = excluded.captured_points,
         refunded_points = excluded.refunded_points, due_at_ms = excluded.due_at_ms`;
