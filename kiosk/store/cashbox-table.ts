// The cashbox as the journal tells it: in its place or not, the coins since it was last taken out, and who asked.
import type { Database } from 'better-sqlite3';
import { type RecordRow, readRecords } from './journal-table.ts';
import type { Cashbox, KioskStore } from './kiosk-store.ts';

export type CashboxTable = Pick<KioskStore, 'cashbox' | 'lastAccess'>;

/** Reads only. A copy of a record under a later epoch says nothing new: only originals are asked. */
export function cashboxTable(database: Database): CashboxTable {
  const lastMove = database.prepare<[], RecordRow>(LAST_MOVE);
  const lastRemoval = database.prepare<[], RecordRow>(LAST_REMOVAL);
  const lastAccess = database.prepare<[], RecordRow>(LAST_ACCESS);
  const coinsSince = database.prepare<[number, number, number], Cashbox['coins'][number]>(COINS);

  return {
    cashbox: () => {
      const [move] = readRecords(lastMove.all());
      const removal = lastRemoval.get();
      const { kiosk_epoch: epoch, seq } = removal ?? { kiosk_epoch: 0, seq: 0 };
      return {
        isInserted: move?.kind !== 'cashbox-removed',
        ...(move && { movedAt: move.at }),
        coins: coinsSince.all(epoch, epoch, seq),
      };
    },
    lastAccess: () => [...readRecords(lastAccess.all())][0],
  };
}

const LAST_MOVE = `
  select kiosk_epoch, seq, at, kind, body, digest from journal
  where kind in ('cashbox-removed', 'cashbox-inserted') and json_extract(body, '$.copyOf') is null
  order by kiosk_epoch desc, seq desc limit 1`;
const LAST_REMOVAL = `
  select kiosk_epoch, seq, at, kind, body, digest from journal
  where kind in ('cashbox-removed', 'cashbox-inserted') and json_extract(body, '$.copyOf') is null
    and kind = 'cashbox-removed'
  order by kiosk_epoch desc, seq desc limit 1`;
const LAST_ACCESS = `
  select kiosk_epoch, seq, at, kind, body, digest from journal
  where kind in ('service-opened', 'service-refused') and json_extract(body, '$.copyOf') is null
  order by kiosk_epoch desc, seq desc limit 1`;
const COINS = `
  select json_extract(body, '$.currency')  as currency,
         json_extract(body, '$.faceMinor') as faceMinor,
         count(*)                          as count
  from journal
  where (kiosk_epoch > ? or (kiosk_epoch = ? and seq > ?))
    and kind = 'coin' and json_extract(body, '$.copyOf') is null
    and json_type(body, '$.currency') = 'text' and json_type(body, '$.faceMinor') = 'text'
  group by 1, 2 order by 1, cast(json_extract(body, '$.faceMinor') as integer) desc`;
