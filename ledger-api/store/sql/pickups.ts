// Pickup codes in SQL: only their hashes, and which deposit they lead to.
import type { DepositId, KioskId, PickupId } from '../../contract/ids.ts';
import type { DepositsWrite, Pickup } from '../port/deposits.ts';
import type { Row, Sql } from './sql.ts';
import { asNumber, asText, optional } from './values.ts';

export function sqlPickups(
  sql: Sql,
): Pick<DepositsWrite, 'pickups' | 'pickupsByCode' | 'savePickup'> {
  return {
    pickups: async (ids) => {
      const keys = ids.map((id) => [id]);
      return (await sql.allOf(PICKUP, keys)).map(readPickup);
    },
    pickupsByCode: async (codeHash) => (await sql.all(UNCLAIMED, codeHash)).map(readPickup),
    savePickup: async ({ id, kioskId, depositId, codeHash, claimedAtMs }) =>
      sql.run(SAVE_PICKUP, id, kioskId, depositId, codeHash ?? null, claimedAtMs ?? null),
  };
}

const readPickup = (row: Row): Pickup => ({
  id: asText(row.id) as PickupId,
  kioskId: asText(row.kiosk_id) as KioskId,
  depositId: asText(row.deposit_id) as DepositId,
  codeHash: optional(row.code_hash, asText),
  claimedAtMs: optional(row.claimed_at_ms, asNumber),
});

const PICKUP = `select * from pickups where id = ?`;

const UNCLAIMED = `
  select * from pickups where code_hash = ? and claimed_at_ms is null order by id`;

const SAVE_PICKUP = `
  insert into pickups (id, kiosk_id, deposit_id, code_hash, claimed_at_ms) values (?, ?, ?, ?, ?)
      on conflict (id) do update
     set code_hash = excluded.code_hash, claimed_at_ms = excluded.claimed_at_ms`;
