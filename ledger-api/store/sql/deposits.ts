// Deposits in SQL; their coins and pickups are in the files beside this one.
import type { Currency } from '../../contract/money.ts';
import type { DepositId, KioskId, WalletId } from '../../contract/ids.ts';
import type { Deposit, DepositState, Owner, ReviewReason } from '../../ledger/deposit.ts';
import type { HoldPeriods } from '../../ledger/policy/hold.ts';
import type { DepositsWrite } from '../port/deposits.ts';
import { sqlCoins } from './coins.ts';
import { sqlPickups } from './pickups.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asDocument, asNumber, asText, optional } from './values.ts';

export function sqlDeposits(sql: Sql): DepositsWrite {
  const whole = async (rows: readonly Row[]): Promise<Deposit[]> => {
    const keys = rows.map((row) => [asText(row.id)]);
    const [lines, faces] = await Promise.all([sql.allOf(LINES, keys), sql.allOf(FACES, keys)]);
    const linesOf = Map.groupBy(lines, (row) => asText(row.deposit_id));
    const facesOf = Map.groupBy(faces, (row) => asText(row.deposit_id));
    return rows.map((row) => ({
      ...readDeposit(row),
      lines: (linesOf.get(asText(row.id)) ?? []).map(readLine),
      coins: (facesOf.get(asText(row.id)) ?? []).map(readFace),
    }));
  };
  const ids = (rows: readonly Row[]) => rows.map((row) => asText(row.id) as DepositId);

  return {
    ...sqlCoins(sql),
    ...sqlPickups(sql),
    find: async (wanted) => {
      const keys = wanted.toSorted().map((id) => [id]);
      return whole(await sql.allOf(DEPOSIT, keys));
    },
    lateDeposit: async (of) => (await whole(await sql.all(LATE_DEPOSIT, of)))[0],
    pending: async (walletId) => whole(await sql.all(PENDING, walletId)),
    openAt: async (kioskId) => whole(await sql.all(OPEN_AT, kioskId)),
    due: async (nowMs, limit) => ids(await sql.all(DUE, nowMs, limit)),
    abandoned: async (nowMs, limit) => ids(await sql.all(ABANDONED, nowMs, limit)),
    inReview: async (after, limit) => whole(await sql.all(IN_REVIEW, after ?? '', limit)),
    save: async (deposit) => {
      await sql.run(SAVE_DEPOSIT, ...depositValues(deposit));
      await sql.runAll(
        SAVE_LINE,
        deposit.lines.map((line) => [deposit.id, ...lineValues(line)]),
      );
      await sql.runAll(
        SAVE_FACE,
        deposit.coins.map((face) => [deposit.id, face.currency, face.faceMinor, face.count]),
      );
    },
  };
}

const depositValues = (deposit: Deposit) => [
  deposit.id,
  deposit.kioskId,
  deposit.owner.kind,
  deposit.owner.kind === 'wallet' ? deposit.owner.walletId : null,
  deposit.state,
  deposit.lateOf ?? null,
  deposit.openedAtMs,
  deposit.closedAtMs ?? null,
  deposit.maturesAtMs,
  deposit.dueAtMs ?? null,
  deposit.abandonedAtMs ?? null,
  JSON.stringify(deposit.cardNumbers),
  deposit.reviewReason ?? null,
  deposit.blocked ?? null,
  JSON.stringify(deposit.holdPeriods),
];

const lineValues = (line: Deposit['lines'][number]) => [
  line.currency,
  line.amountMinor,
  line.count,
  line.asideMinor,
  line.asideCount,
  line.maturedMinor,
  line.maturedPoints,
];

const readDeposit = (row: Row): Omit<Deposit, 'lines' | 'coins'> => ({
  id: asText(row.id) as DepositId,
  kioskId: asText(row.kiosk_id) as KioskId,
  owner: readOwner(row),
  state: asText(row.state) as DepositState,
  lateOf: optional(row.late_of, asText) as DepositId | undefined,
  openedAtMs: asNumber(row.opened_at_ms),
  closedAtMs: optional(row.closed_at_ms, asNumber),
  maturesAtMs: asNumber(row.matures_at_ms),
  dueAtMs: optional(row.due_at_ms, asNumber),
  abandonedAtMs: optional(row.abandoned_at_ms, asNumber),
  cardNumbers: asDocument(row.card_numbers),
  reviewReason: optional(row.review_reason, asText) as ReviewReason | undefined,
  blocked: optional(row.blocked, asText) as Deposit['blocked'],
  holdPeriods: optional(row.hold_periods, asDocument<HoldPeriods>) ?? onePeriod(row),
});

/** Before there were periods by currency, a deposit kept only when its coins had waited long enough. */
function onePeriod(row: Row): HoldPeriods {
  const sinceMs = asNumber(row.closed_at_ms ?? row.opened_at_ms);
  return { defaultMs: asNumber(row.matures_at_ms) - sinceMs, byCurrency: {} };
}

function readOwner(row: Row): Owner {
  const kind = asText(row.owner) as Owner['kind'];
  return kind === 'wallet' ? { kind, walletId: asText(row.wallet_id) as WalletId } : { kind };
}

const readLine = (row: Row) => ({
  currency: asText(row.currency) as Currency,
  amountMinor: asBigint(row.amount_minor),
  count: asNumber(row.coin_count),
  asideMinor: asBigint(row.aside_minor),
  asideCount: asNumber(row.aside_count),
  maturedMinor: asBigint(row.matured_minor),
  maturedPoints: asBigint(row.matured_points),
});

const readFace = (row: Row) => ({
  currency: asText(row.currency) as Currency,
  faceMinor: asBigint(row.face_minor),
  count: asNumber(row.coin_count),
});

const DEPOSIT = `select * from deposits where id = ?`;

const LATE_DEPOSIT = `select * from deposits where late_of = ? order by id desc limit 1`;

const PENDING = `
  select * from deposits where wallet_id = ? and state <> 'matured' order by id desc`;

const OPEN_AT = `select * from deposits where kiosk_id = ? and state = 'open' order by id`;

const DUE = `select id from deposits where due_at_ms <= ? order by due_at_ms, id limit ?`;

const ABANDONED = `
  select id from deposits where abandoned_at_ms <= ? order by abandoned_at_ms, id limit ?`;

const IN_REVIEW = `
  select * from deposits where state = 'review' and id > ? order by id limit ?`;

const LINES = `select * from deposit_lines where deposit_id = ? order by currency`;

const FACES = `select * from deposit_faces where deposit_id = ? order by currency, face_minor`;

const SAVE_DEPOSIT = `
  insert into deposits (id, kiosk_id, owner, wallet_id, state, late_of, opened_at_ms, closed_at_ms,
                        matures_at_ms, due_at_ms, abandoned_at_ms, card_numbers, review_reason,
                        blocked, hold_periods)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set owner = excluded.owner, wallet_id = excluded.wallet_id, state = excluded.state,
         closed_at_ms = excluded.closed_at_ms, matures_at_ms = excluded.matures_at_ms,
         due_at_ms = excluded.due_at_ms, abandoned_at_ms = excluded.abandoned_at_ms,
         card_numbers = excluded.card_numbers, review_reason = excluded.review_reason,
         blocked = excluded.blocked, hold_periods = excluded.hold_periods`;

const SAVE_LINE = `
  insert into deposit_lines (deposit_id, currency, amount_minor, coin_count, aside_minor,
                             aside_count, matured_minor, matured_points)
  values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (deposit_id, currency) do update
     set amount_minor = excluded.amount_minor, coin_count = excluded.coin_count,
         aside_minor = excluded.aside_minor, aside_count = excluded.aside_count,
         matured_minor = excluded.matured_minor, matured_points = excluded.matured_points`;

const SAVE_FACE = `
  insert into deposit_faces (deposit_id, currency, face_minor, coin_count) values (?, ?, ?, ?)
      on conflict (deposit_id, currency, face_minor) do update set coin_count = excluded.coin_count`;
