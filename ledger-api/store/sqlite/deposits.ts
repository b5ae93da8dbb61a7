// Deposits in SQLite; their coins and pickups are in the files beside this one.
import type { Currency } from '../../contract/money.ts';
import type { DepositId, KioskId, WalletId } from '../../contract/ids.ts';
import type { Deposit, DepositState, Owner, ReviewReason } from '../../ledger/deposit.ts';
import type { DepositsWrite } from '../port/deposits.ts';
import { sqliteCoins } from './coins.ts';
import { sqlitePickups } from './pickups.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asDocument, asNumber, asText, optional } from './values.ts';

export function sqliteDeposits(sql: Sql): DepositsWrite {
  const whole = (row: Row): Deposit => {
    const id = asText(row.id);
    return {
      ...readDeposit(row),
      lines: sql.all(LINES, id).map(readLine),
      coins: sql.all(FACES, id).map(readFace),
    };
  };
  const ids = (rows: readonly Row[]) => rows.map((row) => asText(row.id) as DepositId);

  return {
    ...sqliteCoins(sql),
    ...sqlitePickups(sql),
    find: async (wanted) =>
      wanted
        .toSorted()
        .flatMap((id) => sql.all(DEPOSIT, id))
        .map(whole),
    lateDeposit: async (of) => sql.all(LATE_DEPOSIT, of).map(whole)[0],
    pending: async (walletId) => sql.all(PENDING, walletId).map(whole),
    openAt: async (kioskId) => sql.all(OPEN_AT, kioskId).map(whole),
    due: async (nowMs, limit) => ids(sql.all(DUE, nowMs, limit)),
    abandoned: async (nowMs, limit) => ids(sql.all(ABANDONED, nowMs, limit)),
    save: async (deposit) => {
      sql.run(SAVE_DEPOSIT, ...depositValues(deposit));
      for (const line of deposit.lines) {
        const { currency, amountMinor, count, asideMinor, asideCount } = line;
        const { maturedMinor, maturedPoints } = line;
        const amounts = [amountMinor, count, asideMinor, asideCount, maturedMinor, maturedPoints];
        sql.run(SAVE_LINE, deposit.id, currency, ...amounts);
      }
      for (const { currency, faceMinor, count } of deposit.coins) {
        sql.run(SAVE_FACE, deposit.id, currency, faceMinor, count);
      }
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
});

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

const LINES = `select * from deposit_lines where deposit_id = ? order by currency`;

const FACES = `select * from deposit_faces where deposit_id = ? order by currency, face_minor`;

const SAVE_DEPOSIT = `
  insert into deposits (id, kiosk_id, owner, wallet_id, state, late_of, opened_at_ms, closed_at_ms,
                        matures_at_ms, due_at_ms, abandoned_at_ms, card_numbers, review_reason,
                        blocked)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set owner = excluded.owner, wallet_id = excluded.wallet_id, state = excluded.state,
         closed_at_ms = excluded.closed_at_ms, matures_at_ms = excluded.matures_at_ms,
         due_at_ms = excluded.due_at_ms, abandoned_at_ms = excluded.abandoned_at_ms,
         card_numbers = excluded.card_numbers, review_reason = excluded.review_reason,
         blocked = excluded.blocked`;

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
