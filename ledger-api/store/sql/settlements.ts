// What shops are owed, and their settlements, in SQL.
import type { ShopId } from '../../contract/ids.ts';
import type { MovementTotal, Settlement, SettlementRun } from '../../ledger/settlement.ts';
import type { ShopMovement, ShopMovementKind } from '../../ledger/shop-movement.ts';
import type { SettlementsWrite } from '../port/settlements.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asNumber, asText, optional } from './values.ts';

export const sqlSettlements = (sql: Sql): SettlementsWrite => ({
  movements: async (shopId, { after, through }, limit) =>
    (await sql.all(MOVEMENTS, shopId, after, through, limit)).map(readMovement),
  totals: async (shopId, { after, through }) =>
    (await sql.all(TOTALS, shopId, after, through)).map(readTotal),
  settlement: async (shopId, runId) => {
    const row = await sql.one(SETTLEMENT, shopId, runId);
    return row && readSettlement(row);
  },
  settlementsOf: async (shopId, before, limit) =>
    (await sql.all(SETTLEMENTS_OF, shopId, before ?? AFTER_ALL_IDS, limit)).map(readSettlement),
  settlementsIn: async (runId, after, limit) =>
    (await sql.all(SETTLEMENTS_IN, runId, after ?? '', limit)).map(readSettlement),
  waitingSettlements: async (beforeMs, limit) =>
    (await sql.all(WAITING_SETTLEMENTS, beforeMs, limit)).map(readSettlement),
  run: async (id) => {
    const row = await sql.one(RUN, id);
    return row && readRun(row);
  },
  openRun: async () => {
    const row = await sql.one(OPEN_RUN);
    return row && readRun(row);
  },
  runs: async (before, limit) => (await sql.all(RUNS, before ?? AFTER_ALL_IDS, limit)).map(readRun),
  addMovements: (movements) => sql.runAll(ADD_MOVEMENT, movements.map(movementValues)),
  saveRun: async ({ id, cutPosition, madeAtMs, madeBy, doneThrough, state }) => {
    await sql.run(SAVE_RUN, id, cutPosition, madeAtMs, madeBy, doneThrough ?? null, state);
  },
  saveSettlement: async (one) => {
    const named = [one.shopId, one.runId, one.state] as const;
    const from = [one.afterPosition, one.throughPosition, one.afterMs ?? null] as const;
    const sums = [one.gross, one.refunds, one.fee, one.carried, one.net] as const;
    const terms = [one.payoutDay, one.policyVersion] as const;
    const end = [one.decidedAtMs ?? null, one.note ?? null] as const;
    await sql.run(SAVE_SETTLEMENT, ...named, ...from, one.throughMs, ...sums, ...terms, ...end);
  },
});

const movementValues = (one: ShopMovement) => [
  one.shopId,
  one.position,
  one.kind,
  one.subjectId,
  one.atMs,
  one.grossPoints,
  one.feePoints,
  one.netPoints,
];

const readMovement = (row: Row): ShopMovement => ({
  shopId: asText(row.shop_id) as ShopId,
  position: asNumber(row.position),
  kind: asText(row.kind) as ShopMovementKind,
  subjectId: asText(row.subject_id),
  atMs: asNumber(row.at_ms),
  grossPoints: asBigint(row.gross_points),
  feePoints: asBigint(row.fee_points),
  netPoints: asBigint(row.net_points),
});

const readTotal = (row: Row): MovementTotal => ({
  kind: asText(row.kind) as ShopMovementKind,
  grossPoints: asBigint(row.gross_points),
  feePoints: asBigint(row.fee_points),
  netPoints: asBigint(row.net_points),
});

const readRun = (row: Row): SettlementRun => ({
  id: asText(row.id),
  cutPosition: asNumber(row.cut_position),
  madeAtMs: asNumber(row.made_at_ms),
  madeBy: asText(row.made_by),
  doneThrough: optional(row.done_through, asText) as ShopId | undefined,
  state: asText(row.state) as SettlementRun['state'],
});

const readSettlement = (row: Row): Settlement => ({
  shopId: asText(row.shop_id) as ShopId,
  runId: asText(row.run_id),
  state: asText(row.state) as Settlement['state'],
  afterPosition: asNumber(row.after_position),
  throughPosition: asNumber(row.through_position),
  afterMs: optional(row.after_ms, asNumber),
  throughMs: asNumber(row.through_ms),
  gross: asBigint(row.gross),
  refunds: asBigint(row.refunds),
  fee: asBigint(row.fee),
  carried: asBigint(row.carried),
  net: asBigint(row.net),
  payoutDay: asText(row.payout_day),
  policyVersion: asNumber(row.policy_version),
  decidedAtMs: optional(row.decided_at_ms, asNumber),
  note: optional(row.note, asText),
});

/** Ids are lower-case UUIDs: every one of them comes before this. */
const AFTER_ALL_IDS = 'g';

const MOVEMENTS = `
  select * from shop_movements
   where shop_id = ? and position > ? and position <= ?
   order by position limit ?`;

const TOTALS = `
  select kind,
         cast(sum(gross_points) as bigint) as gross_points,
         cast(sum(fee_points) as bigint) as fee_points,
         cast(sum(net_points) as bigint) as net_points
    from shop_movements
   where shop_id = ? and position > ? and position <= ?
   group by kind order by kind`;

const SETTLEMENT = `select * from settlements where shop_id = ? and run_id = ?`;

const SETTLEMENTS_OF = `
  select * from settlements where shop_id = ? and run_id < ? order by run_id desc limit ?`;

const SETTLEMENTS_IN = `
  select * from settlements where run_id = ? and shop_id > ? order by shop_id limit ?`;

const WAITING_SETTLEMENTS = `
  select * from settlements where state = 'open' and through_ms < ? order by through_ms limit ?`;

const RUN = `select * from settlement_runs where id = ?`;

const OPEN_RUN = `select * from settlement_runs where state = 'open'`;

const RUNS = `select * from settlement_runs where id < ? order by id desc limit ?`;

const ADD_MOVEMENT = `
  insert into shop_movements (shop_id, position, kind, subject_id, at_ms,
                              gross_points, fee_points, net_points)
  values (?, ?, ?, ?, ?, ?, ?, ?)`;

const SAVE_RUN = `
  insert into settlement_runs (id, cut_position, made_at_ms, made_by, done_through, state)
  values (?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set done_through = excluded.done_through, state = excluded.state`;

const SAVE_SETTLEMENT = `
  insert into settlements (shop_id, run_id, state, after_position, through_position, after_ms,
                           through_ms, gross, refunds, fee, carried, net,
                           payout_day, policy_version, decided_at_ms, note)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (shop_id, run_id) do update
     set state = excluded.state, decided_at_ms = excluded.decided_at_ms, note = excluded.note`;
