// Cashboxes and bags in SQL.
import { canonicalText } from '../../contract/canonical-json.ts';
import type { KioskId } from '../../contract/ids.ts';
import type { Currency } from '../../contract/money.ts';
import type { Bag, CountLine, PersonalCount } from '../../ledger/bag.ts';
import type { CoinCount } from '../../ledger/deposit.ts';
import type { BagsWrite, Removal } from '../port/bags.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asDocument, asNumber, asText, optional } from './values.ts';

export const sqlBags = (sql: Sql): BagsWrite => ({
  cashbox: async (kioskId) => (await sql.all(CASHBOX, kioskId)).map(readFace),
  lastRemoval: async (kioskId) => {
    const row = await sql.one(LAST_REMOVAL, kioskId);
    return row && readRemoval(row);
  },
  removalsBefore: async (kioskId, { kioskEpoch, seq }, limit) =>
    (await sql.all(REMOVALS_BEFORE, kioskId, kioskEpoch, seq, limit)).map(readRemoval),
  removalAt: async (kioskId, { kioskEpoch, seq }) => {
    const row = await sql.one(REMOVAL_AT, kioskId, kioskEpoch, seq);
    return row && readRemoval(row);
  },
  lostEpoch: async (kioskId, kioskEpoch) => {
    const row = await sql.one(LOST_EPOCH, kioskId, kioskEpoch);
    return row && { kioskId, kioskEpoch, atMs: asNumber(row.at_ms), by: asDocument(row.people) };
  },
  bag: async (id) => {
    const row = await sql.one(BAG, id);
    return row && readBag(row);
  },
  bags: async (before, limit) => (await sql.all(BAGS, before ?? LAST_ID, limit)).map(readBag),
  bagsOf: async (kioskId, limit) => (await sql.all(BAGS_OF, kioskId, limit)).map(readBag),
  waitingBags: async (limit) => (await sql.all(WAITING_BAGS, limit)).map(readBag),
  uncountedBags: async (sealedBeforeMs, limit) =>
    (await sql.all(UNCOUNTED_BAGS, sealedBeforeMs, limit)).map(readBag),
  addToCashbox: (kioskId, coins) =>
    sql.runAll(
      ADD_TO_CASHBOX,
      coins.map(({ currency, faceMinor, count }) => [kioskId, currency, faceMinor, count]),
    ),
  addRemoval: async ({ kioskId, cutOff: { kioskEpoch, seq }, atMs, sealNumber }) => {
    await sql.run(ADD_REMOVAL, kioskId, kioskEpoch, seq, atMs, sealNumber ?? null);
  },
  closeEpoch: async ({ kioskId, kioskEpoch, atMs, by }) => {
    await sql.run(CLOSE_EPOCH, kioskId, kioskEpoch, atMs, canonicalText(by));
  },
  saveBag: async (bag) => {
    await sql.run(SAVE_BAG, ...bagValues(bag));
  },
  removeWaitingBag: async (id) => {
    await sql.run(REMOVE_WAITING_BAG, id);
  },
});

const bagValues = (bag: Bag) => [
  bag.id,
  bag.kioskId,
  bag.sealNumber,
  bag.cutOff.kioskEpoch,
  bag.cutOff.seq,
  bag.state,
  bag.openedAtMs,
  bag.openedBy,
  bag.sealedAtMs ?? null,
  bag.countedAtMs ?? null,
  bag.countNumber,
  canonicalText(bag.expected.map(faceText)),
  canonicalText(bag.counts.map((one) => ({ ...one, lines: one.lines.map(faceText) }))),
  bag.kioskSealNumber ?? null,
];

const readBag = (row: Row): Bag => ({
  id: asText(row.id),
  kioskId: asText(row.kiosk_id) as KioskId,
  sealNumber: asText(row.seal_number),
  cutOff: { kioskEpoch: asNumber(row.kiosk_epoch), seq: asNumber(row.cut_off_seq) },
  state: asText(row.state) as Bag['state'],
  openedAtMs: asNumber(row.opened_at_ms),
  openedBy: asText(row.opened_by),
  sealedAtMs: optional(row.sealed_at_ms, asNumber),
  countedAtMs: optional(row.counted_at_ms, asNumber),
  expected: asDocument<FaceText<CoinCount>[]>(row.expected).map(readFaceText),
  counts: asDocument<CountText[]>(row.counts).map((one) => ({
    ...one,
    lines: one.lines.map(readFaceText),
  })),
  countNumber: asNumber(row.count_number),
  kioskSealNumber: optional(row.kiosk_seal, asText),
});

type FaceText<T> = Omit<T, 'faceMinor'> & Readonly<{ faceMinor: string }>;
type CountText = Omit<PersonalCount, 'lines'> & Readonly<{ lines: FaceText<CountLine>[] }>;

const faceText = <T extends { faceMinor: bigint }>(face: T): FaceText<T> => ({
  ...face,
  faceMinor: String(face.faceMinor),
});

const readFaceText = <T extends { faceMinor: string }>(face: T) => ({
  ...face,
  faceMinor: BigInt(face.faceMinor),
});

const readFace = (row: Row): CoinCount => ({
  currency: asText(row.currency) as Currency,
  faceMinor: asBigint(row.face_minor),
  count: asNumber(row.coin_count),
});

const readRemoval = (row: Row): Removal => ({
  kioskId: asText(row.kiosk_id) as KioskId,
  cutOff: { kioskEpoch: asNumber(row.kiosk_epoch), seq: asNumber(row.seq) },
  atMs: asNumber(row.at_ms),
  sealNumber: optional(row.seal_number, asText),
});

/** Behind every id. */
const LAST_ID = '~';

const CASHBOX = `
  select currency, face_minor, coin_count from cashboxes
   where kiosk_id = ? and coin_count <> 0
   order by currency, face_minor`;

const ADD_TO_CASHBOX = `
  insert into cashboxes (kiosk_id, currency, face_minor, coin_count) values (?, ?, ?, ?)
      on conflict (kiosk_id, currency, face_minor) do update
     set coin_count = cashboxes.coin_count + excluded.coin_count`;

const LAST_REMOVAL = `
  select * from cashbox_removals where kiosk_id = ?
   order by kiosk_epoch desc, seq desc limit 1`;

const REMOVALS_BEFORE = `
  select * from cashbox_removals
   where kiosk_id = ? and (kiosk_epoch, seq) < (?, ?)
   order by kiosk_epoch desc, seq desc limit ?`;

const REMOVAL_AT = `
  select * from cashbox_removals where kiosk_id = ? and kiosk_epoch = ? and seq = ?`;

const ADD_REMOVAL = `
  insert into cashbox_removals (kiosk_id, kiosk_epoch, seq, at_ms, seal_number)
  values (?, ?, ?, ?, ?)
      on conflict do nothing`;

const LOST_EPOCH = `select at_ms, people from lost_epochs where kiosk_id = ? and kiosk_epoch = ?`;

const CLOSE_EPOCH = `
  insert into lost_epochs (kiosk_id, kiosk_epoch, at_ms, people) values (?, ?, ?, ?)`;

const BAG = `select * from bags where id = ?`;

const BAGS = `select * from bags where id < ? order by id desc limit ?`;

const BAGS_OF = `
  select * from bags where kiosk_id = ? order by kiosk_epoch desc, cut_off_seq desc limit ?`;

const WAITING_BAGS = `
  select * from bags where state = 'waiting' order by kiosk_id, kiosk_epoch, cut_off_seq limit ?`;

const UNCOUNTED_BAGS = `
  select * from bags where state = 'sealed' and sealed_at_ms < ?
   order by sealed_at_ms, id limit ?`;

const REMOVE_WAITING_BAG = `delete from bags where id = ? and state = 'waiting'`;

const SAVE_BAG = `
  insert into bags (id, kiosk_id, seal_number, kiosk_epoch, cut_off_seq, state, opened_at_ms,
                    opened_by, sealed_at_ms, counted_at_ms, count_number, expected, counts,
                    kiosk_seal)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set state = excluded.state, sealed_at_ms = excluded.sealed_at_ms,
         counted_at_ms = excluded.counted_at_ms, count_number = excluded.count_number,
         expected = excluded.expected, counts = excluded.counts,
         kiosk_seal = excluded.kiosk_seal`;
