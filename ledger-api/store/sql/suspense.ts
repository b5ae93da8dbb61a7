// Coins in doubt, in SQL.
import type { KioskId } from '../../contract/ids.ts';
import type { Currency } from '../../contract/money.ts';
import type { SuspenseItem, SuspenseWrite } from '../port/suspense.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asNumber, asText, optional } from './values.ts';

export const sqlSuspense = (sql: Sql): SuspenseWrite => ({
  item: async (transferId) => {
    const row = await sql.one(ITEM, transferId);
    return row && readItem(row);
  },
  open: async (after, limit) => {
    const { atMs, transferId } = after ?? { atMs: -1, transferId: '' };
    return (await sql.all(OPEN, atMs, atMs, transferId, limit)).map(readItem);
  },
  save: async ({ transferId, kioskId, currency, amountMinor, atMs, resolvedAtMs }) => {
    const named = [transferId, kioskId, currency, amountMinor, atMs] as const;
    await sql.run(SAVE, ...named, resolvedAtMs ?? null);
  },
});

const readItem = (row: Row): SuspenseItem => ({
  transferId: asText(row.transfer_id),
  kioskId: asText(row.kiosk_id) as KioskId,
  currency: asText(row.currency) as Currency,
  amountMinor: asBigint(row.amount_minor),
  atMs: asNumber(row.at_ms),
  resolvedAtMs: optional(row.resolved_at_ms, asNumber),
});

const ITEM = `select * from suspense_items where transfer_id = ?`;

const OPEN = `
  select * from suspense_items
   where resolved_at_ms is null and (at_ms > ? or (at_ms = ? and transfer_id > ?))
   order by at_ms, transfer_id limit ?`;

const SAVE = `
  insert into suspense_items (transfer_id, kiosk_id, currency, amount_minor, at_ms, resolved_at_ms)
  values (?, ?, ?, ?, ?, ?)
      on conflict (transfer_id) do update set resolved_at_ms = excluded.resolved_at_ms`;
