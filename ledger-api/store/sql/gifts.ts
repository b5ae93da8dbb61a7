// Gifts in SQL.
import type { WalletId } from '../../contract/ids.ts';
import type { Gift, GiftState } from '../../ledger/gift.ts';
import type { GiftsWrite } from '../port/gifts.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asBytes, asNumber, asText, optional } from './values.ts';

export const sqlGifts = (sql: Sql): GiftsWrite => ({
  gift: async (id) => {
    const row = await sql.one(GIFT, id);
    return row && readGift(row);
  },
  ofHolder: async ({ walletId, phoneIndex }, before, limit) => {
    const holder = [walletId, walletId, phoneIndex] as const;
    return (await sql.all(OF_HOLDER, ...holder, before ?? AFTER_ALL_IDS, limit)).map(readGift);
  },
  lapsed: async (nowMs, limit) => (await sql.all(LAPSED, nowMs, limit)).map(readGift),
  save: async (gift) => {
    const offered = [gift.id, gift.giverId, gift.receiverIndex, gift.receiverCipher] as const;
    const worth = [gift.fromCipher, gift.state, gift.points, gift.offeredAtMs] as const;
    const resolved = [gift.lapsesAtMs, gift.resolvedAtMs ?? null, gift.receiverId ?? null] as const;
    await sql.run(SAVE_GIFT, ...offered, ...worth, ...resolved);
  },
});

const readGift = (row: Row): Gift => ({
  id: asText(row.id),
  giverId: asText(row.giver_id) as WalletId,
  receiverIndex: asText(row.receiver_index),
  receiverCipher: asBytes(row.receiver_cipher),
  fromCipher: asBytes(row.from_cipher),
  state: asText(row.state) as GiftState,
  points: asBigint(row.points),
  offeredAtMs: asNumber(row.offered_at_ms),
  lapsesAtMs: asNumber(row.lapses_at_ms),
  resolvedAtMs: optional(row.resolved_at_ms, asNumber),
  receiverId: optional(row.receiver_id, asText) as WalletId | undefined,
});

/** Ids are lower-case UUIDs: every one of them comes before this. */
const AFTER_ALL_IDS = 'g';

const GIFT = `select * from gifts where id = ?`;

const OF_HOLDER = `
  select * from gifts
   where (giver_id = ? or receiver_id = ? or (receiver_index = ? and state = 'offered'))
     and id < ?
   order by id desc limit ?`;

const LAPSED = `
  select * from gifts
   where state = 'offered' and lapses_at_ms <= ?
   order by lapses_at_ms, id limit ?`;

const SAVE_GIFT = `
  insert into gifts (id, giver_id, receiver_index, receiver_cipher, from_cipher, state, points,
                     offered_at_ms, lapses_at_ms, resolved_at_ms, receiver_id)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set state = excluded.state, receiver_cipher = excluded.receiver_cipher,
         from_cipher = excluded.from_cipher, resolved_at_ms = excluded.resolved_at_ms,
         receiver_id = excluded.receiver_id`;
