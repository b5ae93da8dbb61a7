// Promotions in SQL.
import type { Promotion } from '../../ledger/promotion.ts';
import type { PromotionsWrite } from '../port/promotions.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asNumber, asText } from './values.ts';

export const sqlPromotions = (sql: Sql): PromotionsWrite => ({
  promotion: async (id) => {
    const row = await sql.one(PROMOTION, id);
    return row && readPromotion(row);
  },
  list: async (before, limit) =>
    (await sql.all(PROMOTIONS, before ?? AFTER_ALL_IDS, limit)).map(readPromotion),
  grantedTo: async (id, walletId) => {
    const row = await sql.one(GRANTED_TO, id, walletId);
    return row ? asBigint(row.points) : 0n;
  },
  save: async (one) => {
    const named = [one.id, one.name, one.fundedPoints, one.grantedPoints] as const;
    await sql.run(SAVE_PROMOTION, ...named, one.perWalletPoints, one.openedAtMs, one.endsAtMs);
  },
  addGrant: async (id, walletId, points) => {
    await sql.run(ADD_GRANT, id, walletId, points);
  },
});

const readPromotion = (row: Row): Promotion => ({
  id: asText(row.id),
  name: asText(row.name),
  fundedPoints: asBigint(row.funded_points),
  grantedPoints: asBigint(row.granted_points),
  perWalletPoints: asBigint(row.per_wallet_points),
  openedAtMs: asNumber(row.opened_at_ms),
  endsAtMs: asNumber(row.ends_at_ms),
});

/** Ids are lower-case UUIDs: every one of them comes before this. */
const AFTER_ALL_IDS = 'g';

const PROMOTION = `select * from promotions where id = ?`;

const PROMOTIONS = `select * from promotions where id < ? order by id desc limit ?`;

const GRANTED_TO = `
  select points from promotion_grants where promotion_id = ? and wallet_id = ?`;

const SAVE_PROMOTION = `
  insert into promotions (id, name, funded_points, granted_points, per_wallet_points, opened_at_ms,
                          ends_at_ms)
  values (?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set granted_points = excluded.granted_points`;

const ADD_GRANT = `
  insert into promotion_grants (promotion_id, wallet_id, points) values (?, ?, ?)
      on conflict (promotion_id, wallet_id) do update
     set points = promotion_grants.points + excluded.points`;
