// What the log booked of coins and what is stored of them, side by side in the notebook until each has met its record.
import { rowsOf } from '../compare.ts';
import { type Desk, type Entry, named } from '../desk.ts';
import { textOf } from '../reader.ts';

/** A coin as it is stored, at the place of its record. */
export type StoredCoin = Readonly<{
  identity: string;
  kind: string;
  depositId: string | null;
  fate: string;
}>;

/** A transfer that books coins of one batch. */
export type Booking = Readonly<{
  id: string;
  isAside: boolean;
  depositId: string | null;
  amountMinor: bigint;
  currency: string;
  faces: string;
  hashes: readonly string[];
}>;

export type CoinBook = ReturnType<typeof coinBook>;
type Place = Readonly<{ kioskId: string; kioskEpoch: number }>;

/** Copies the coins, and takes in what the log books. */
export function coinBook(desk: Desk) {
  const { books, notebook, differ, count } = desk;
  return {
    open: async () => {
      notebook.rule(TABLES);
      await notebook.copy(books, COINS, 'coins');
      await notebook.copy(books, `select key from tasks`, 'tasks');
    },
    /** Takes in a transfer that books coins (1, 2, 2s), or gives doubtful ones to a deposit (24). */
    book: (entry: Entry): void => {
      const { template, details } = entry.document;
      if (template === '24') {
        notebook.run(RESOLVE, details.subject?.id ?? '', details.depositId ?? null);
        return;
      }
      if (!/^(1|2|2s)$/.test(template)) return;
      const [word, kioskId = '', kioskEpoch, batchSeq] = entry.id.split('/');
      if (word !== 'coins') return differ(`${named(entry)} books coins of no batch.`);
      const debit = entry.legs.find((leg) => leg.account.startsWith('cash:kiosk:'));
      const booking: Omit<Booking, 'amountMinor'> & { amountMinor: string } = {
        id: entry.id,
        isAside: template === '2s',
        depositId: details.depositId ?? null,
        amountMinor: String(debit?.amountMinor ?? 0n),
        currency: debit?.commodity ?? '',
        faces: facesText((details.denominations ?? []).map((one) => [one.faceMinor, one.count])),
        hashes: details.coinRecordHashes ?? [],
      };
      notebook.run(
        BOOK,
        kioskId,
        BigInt(kioskEpoch ?? 0),
        BigInt(batchSeq ?? 0),
        entry.id,
        JSON.stringify(booking),
      );
    },
    bookingsOf: ({ kioskId, kioskEpoch }: Place, batchSeq: number): readonly Booking[] => {
      const place = [kioskId, BigInt(kioskEpoch), BigInt(batchSeq)] as const;
      const rows = notebook.all(BOOKINGS, ...place);
      notebook.run(
        `update bookings set met = 1 where kiosk = ? and epoch = ? and batch = ?`,
        ...place,
      );
      return rows.map((row) => {
        const booking = JSON.parse(textOf(row.booking)) as Booking;
        return { ...booking, amountMinor: BigInt(booking.amountMinor) };
      });
    },
    /** The deposit that doubtful coins of a transfer were given to; undefined while they wait. */
    resolvedTo: (transferId: string): string | null | undefined => {
      const row = notebook.one(`select deposit from resolved where id = ?`, transferId);
      return row && (row.deposit === null ? null : textOf(row.deposit));
    },
    /** The coin of this record; each is met once. */
    coinAt: ({ kioskId, kioskEpoch }: Place, seq: number): StoredCoin | undefined => {
      const [row, second] = notebook.all(MEET, kioskId, BigInt(kioskEpoch), BigInt(seq));
      if (second) differ(`Two coins are stored for record ${kioskId}/${kioskEpoch}/${seq}.`);
      return (
        row && {
          identity: textOf(row.identity),
          kind: textOf(row.kind),
          depositId: row.deposit === null ? null : textOf(row.deposit),
          fate: textOf(row.fate),
        }
      );
    },
    /** The kiosk whose record brought the coin of this identity. */
    kioskOf: (identity: string): string | undefined => {
      const row = notebook.one(`select kiosk from coins where identity = ?`, identity);
      return row && textOf(row.kiosk);
    },
    hasTask: (key: string): boolean =>
      notebook.one(`select key from tasks where key = ?`, key) !== undefined,
    close: (): void => {
      for (const row of notebook.all(`select kiosk, epoch, seq from coins where met = 0`)) {
        differ(
          `A coin is stored for record ${textOf(row.kiosk)}/${String(row.epoch)}/${String(row.seq)}, which no batch holds as a coin.`,
        );
      }
      for (const row of notebook.all(`select id from bookings where met = 0`)) {
        differ(`Transfer ${textOf(row.id)} books coins of a batch that is not stored.`);
      }
      count('coins', rowsOf(desk, 'coins'));
    },
  };
}

/** Faces with their counts, as they are compared: the smallest first. */
export const facesText = (faces: Iterable<readonly [face: string, count: number]>): string =>
  [...faces]
    .toSorted(([a], [b]) => Number(BigInt(a) - BigInt(b)))
    .map(([face, many]) => `${many}×${face}`)
    .join(' ');

const TABLES = `
  create table coins (
    kiosk text, epoch integer, seq integer, identity text, kind text, deposit text, fate text,
    met integer, primary key (kiosk, epoch, seq, identity)
  ) without rowid;
  create table bookings (
    kiosk text, epoch integer, batch integer, id text, booking text, met integer default 0,
    primary key (kiosk, epoch, batch, id)
  ) without rowid;
  create table resolved (id text primary key, deposit text) without rowid;
  create table tasks (key text primary key) without rowid;
  create index coins_by_identity on coins (identity)`;

const COINS = `
  select kiosk_id, kiosk_epoch, seq,
         acceptor_id || ' ' || acceptor_epoch || ' ' || credit_seq as identity,
         currency || ' ' || face_minor as kind, deposit_id, fate, 0 as met
    from coins`;

const BOOK = `insert into bookings (kiosk, epoch, batch, id, booking) values (?, ?, ?, ?, ?)`;
const BOOKINGS = `select booking from bookings where kiosk = ? and epoch = ? and batch = ?`;
const RESOLVE = `insert or replace into resolved values (?, ?)`;
const MEET = `
  update coins set met = 1 where kiosk = ? and epoch = ? and seq = ?
  returning identity, kind, deposit, fate`;
