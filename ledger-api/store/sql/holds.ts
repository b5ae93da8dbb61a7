// Lots and holds in SQL.
import { canonicalText } from '../../contract/canonical-json.ts';
import type { DepositId, WalletId } from '../../contract/ids.ts';
import type { Hold, HoldPiece, HoldPurpose } from '../../ledger/hold.ts';
import { inOrderOfUse, type Lot } from '../../ledger/lot.ts';
import type { HoldsWrite } from '../port/holds.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asDocument, asNumber, asText, optional } from './values.ts';

export const sqlHolds = (sql: Sql): HoldsWrite => ({
  openLots: async (walletId) => (await sql.all(OPEN_LOTS, walletId)).map(readLot),
  openLotsOf: async (walletIds) => {
    const keys = walletIds.map((id) => [id]);
    return (await sql.allOf(OPEN_LOTS, keys)).map(readLot);
  },
  lots: async (ids) => {
    const keys = ids.map((id) => [id]);
    return (await sql.allOf(LOT, keys)).map(readLot).toSorted(inOrderOfUse);
  },
  expiredLots: async (nowMs, limit) => (await sql.all(EXPIRED_LOTS, nowMs, limit)).map(readLot),
  expiringLots: async ({ expiresAtMs, id }, untilMs, limit) =>
    (await sql.all(EXPIRING_LOTS, expiresAtMs, id, untilMs, limit)).map(readLot),
  hold: async (id) => {
    const row = await sql.one(HOLD, id);
    return row && readHold(row);
  },
  openHolds: async (walletId) => (await sql.all(OPEN_HOLDS, walletId)).map(readHold),
  lapsedHolds: async (nowMs, limit) => (await sql.all(LAPSED_HOLDS, nowMs, limit)).map(readHold),
  openLot: async (lot) => {
    const { id, walletId, depositId, openedAtMs, expiresAtMs } = lot;
    const { points, restPoints, reservedPoints } = lot;
    const named = [id, walletId, depositId ?? null, openedAtMs, expiresAtMs] as const;
    await sql.run(ADD_LOT, ...named, points, restPoints, reservedPoints, isOpen(lot));
  },
  saveLots: async (lots) => {
    // In the order of their ids, so that two who save the same lots wait for each other instead of both.
    const inOrder = lots.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    if (!sql.writesNamedIndexes) return sql.runAll(SAVE_LOT, inOrder.map(saved));
    const keys = inOrder.map((lot) => [lot.id]);
    const rows = await sql.allOf(LOT_IN_INDEXES, keys);
    const placeOf = new Map(rows.map((row) => [row.id, `${row.expires_at_ms} ${row.is_open}`]));
    const staysInPlace = (lot: Lot) => placeOf.get(lot.id) === `${lot.expiresAtMs} ${isOpen(lot)}`;
    for (let first = 0, next = 0; first < inOrder.length; first = next) {
      const stays = staysInPlace(inOrder[first]!);
      while (next < inOrder.length && staysInPlace(inOrder[next]!) === stays) next += 1;
      const some = inOrder.slice(first, next);
      await (stays
        ? sql.runAll(SPEND_LOT, some.map(spent))
        : sql.runAll(SAVE_LOT, some.map(saved)));
    }
  },
  addHolds: (holds) => sql.runAll(ADD_HOLD, holds.map(holdValues)),
  saveHolds: (holds) => sql.runAll(SAVE_HOLD, holds.map(holdValues)),
});

const spent = (lot: Lot) => [lot.restPoints, lot.reservedPoints, lot.id];

const saved = (lot: Lot) => [
  lot.restPoints,
  lot.reservedPoints,
  lot.expiresAtMs,
  isOpen(lot),
  lot.id,
];

const isOpen = ({ restPoints }: Lot): number => (restPoints > 0n ? 1 : 0);

const holdValues = (hold: Hold) => [
  hold.id,
  hold.walletId,
  hold.purpose,
  hold.state,
  hold.points,
  hold.openedAtMs,
  hold.lapsesAtMs ?? null,
  piecesText(hold),
];

const readLot = (row: Row): Lot => ({
  id: asText(row.id),
  walletId: asText(row.wallet_id) as WalletId,
  depositId: optional(row.deposit_id, asText) as DepositId | undefined,
  openedAtMs: asNumber(row.opened_at_ms),
  expiresAtMs: asNumber(row.expires_at_ms),
  points: asBigint(row.points),
  restPoints: asBigint(row.rest_points),
  reservedPoints: asBigint(row.reserved_points),
});

const readHold = (row: Row): Hold => ({
  id: asText(row.id),
  walletId: asText(row.wallet_id) as WalletId,
  purpose: asText(row.purpose) as HoldPurpose,
  state: asText(row.state) as Hold['state'],
  points: asBigint(row.points),
  openedAtMs: asNumber(row.opened_at_ms),
  lapsesAtMs: optional(row.lapses_at_ms, asNumber),
  pieces: asDocument<PieceText[]>(row.pieces).map(readPiece),
});

type PieceText = Readonly<Record<'lotId' | 'points' | 'used' | 'refunded', string>>;

const piecesText = ({ pieces }: Hold): string =>
  canonicalText(
    pieces.map(({ lotId, points, usedPoints, refundedPoints }) => ({
      lotId,
      points: String(points),
      used: String(usedPoints),
      refunded: String(refundedPoints),
    })),
  );

const readPiece = ({ lotId, points, used, refunded }: PieceText): HoldPiece => ({
  lotId,
  points: BigInt(points),
  usedPoints: BigInt(used),
  refundedPoints: BigInt(refunded),
});

const OPEN_LOTS = `
  select * from lots where wallet_id = ? and is_open > 0 order by expires_at_ms, id`;

const LOT = `select * from lots where id = ?`;

const EXPIRED_LOTS = `
  select * from lots
   where is_open > 0 and expires_at_ms <= ?
   order by expires_at_ms, id
   limit ?`;

const EXPIRING_LOTS = `
  select * from lots
   where is_open > 0 and (expires_at_ms, id) > (?, ?) and expires_at_ms <= ?
   order by expires_at_ms, id
   limit ?`;

const HOLD = `select * from holds where id = ?`;

const OPEN_HOLDS = `
  select * from holds where wallet_id = ? and state = 'open' order by opened_at_ms, id`;

const LAPSED_HOLDS = `
  select * from holds
   where state = 'open' and lapses_at_ms <= ?
   order by lapses_at_ms, id
   limit ?`;

const ADD_LOT = `
  insert into lots (id, wallet_id, deposit_id, opened_at_ms, expires_at_ms,
                    points, rest_points, reserved_points, is_open)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

const LOT_IN_INDEXES = `select id, expires_at_ms, is_open from lots where id = ?`;

const SPEND_LOT = `update lots set rest_points = ?, reserved_points = ? where id = ?`;

const SAVE_LOT = `
  update lots set rest_points = ?, reserved_points = ?, expires_at_ms = ?, is_open = ? where id = ?`;

const ADD_HOLD = `
  insert into holds (id, wallet_id, purpose, state, points, opened_at_ms, lapses_at_ms, pieces)
  values (?, ?, ?, ?, ?, ?, ?, ?)`;

const SAVE_HOLD = `
  insert into holds (id, wallet_id, purpose, state, points, opened_at_ms, lapses_at_ms, pieces)
  values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set state = excluded.state, lapses_at_ms = excluded.lapses_at_ms, pieces = excluded.pieces`;
