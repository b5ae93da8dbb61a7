// The records of one batch: each coin is booked once, or something says why not.
import { JournalRecord, RECORD_BODIES, type ReceivedBatch } from '../../contract/batch.ts';
import { canonicalText } from '../../contract/canonical-json.ts';
import { sha256Hex } from '../../contract/signature.ts';
import type { Desk } from '../desk.ts';
import { type Booking, type CoinBook, facesText } from './coin-book.ts';

/** Compares the records with the coins that are stored and with the transfers that book them. */
export function judgeRecords(desk: Desk, coins: CoinBook, batch: ReceivedBatch): void {
  const bookings = coins.bookingsOf(batch, batch.batchSeq);
  const byHash = new Map<string, Booking>();
  for (const booking of bookings) {
    for (const hash of booking.hashes) {
      if (byHash.has(hash))
        desk.differ(`Transfer ${booking.id} books a coin record that is booked already.`);
      byHash.set(hash, booking);
    }
  }
  const booked = new Map<Booking, string[]>();
  for (const received of batch.records) {
    const record = JournalRecord.safeParse(received);
    const place = `${batch.kioskId} ${batch.kioskEpoch} ${received.seq}`;
    const sentence = record.success
      ? judgeRecord(coins, byHash, { batch, record: record.data, place, booked })
      : explained(coins, 'unreadable-record', place);
    if (sentence !== undefined) desk.differ(`Record ${place.replaceAll(' ', '/')} ${sentence}.`);
  }
  for (const booking of bookings) judgeBooking(desk, booking, booked.get(booking) ?? []);
}

type Context = Readonly<{
  batch: ReceivedBatch;
  record: JournalRecord;
  place: string;
  /** What each transfer was found to book: faces. */
  booked: Map<Booking, string[]>;
}>;

function judgeRecord(
  coins: CoinBook,
  byHash: ReadonlyMap<string, Booking>,
  context: Context,
): string | undefined {
  const { record, place } = context;
  if (record.kind === 'coin') return judgeCoin(coins, byHash, context);
  if (record.kind !== 'gap') return undefined;
  const isReadable = RECORD_BODIES.gap.safeParse(record.body).success;
  return explained(coins, isReadable ? 'credits-lost' : 'unreadable-record', place);
}

function judgeCoin(
  coins: CoinBook,
  byHash: ReadonlyMap<string, Booking>,
  { batch, record, place, booked }: Context,
): string | undefined {
  const booking = byHash.get(sha256Hex(canonicalText(record)));
  const read = RECORD_BODIES.coin.safeParse(record.body);
  if (!read.success) return explained(coins, 'unreadable-record', place);
  const body = read.data;
  const identity = `${body.acceptorId} ${body.acceptorEpoch} ${BigInt(body.creditSeq)}`;
  const coin = coins.coinAt(batch, record.seq);
  if (!coin) {
    if (booking) return `is booked by ${booking.id}, and no coin is stored for it`;
    const first = coins.kioskOf(identity);
    if (first === undefined) return 'is a coin that is nowhere in the books';
    const isToldCopy = body.copyOf !== undefined && first === batch.kioskId;
    return isToldCopy ? undefined : explained(coins, 'credit-repeated', place);
  }
  if (coin.identity !== identity) return `is coin ${identity}, stored as ${coin.identity}`;
  const kind = `${body.currency} ${BigInt(body.faceMinor)}`;
  if (coin.kind !== kind) return `is a coin of ${kind}, stored as ${coin.kind}`;
  if (coin.fate === 'unbooked') {
    if (booking) return `is booked by ${booking.id}, and stored as not booked`;
    return (
      explained(coins, 'unknown-currency', place) && explained(coins, 'unreadable-record', place)
    );
  }
  if (!booking) return 'is a coin that is stored as booked, and no transfer books it';
  booked.set(booking, [...(booked.get(booking) ?? []), body.faceMinor]);
  const moved = booking.isAside ? coins.resolvedTo(booking.id) : undefined;
  const fate = booking.isAside && moved === undefined ? 'aside' : 'credited';
  const depositId = moved === undefined ? booking.depositId : moved;
  if (coin.fate === fate && coin.depositId === depositId) return undefined;
  return `is stored as ${coin.fate} in ${coin.depositId}; the log says ${fate} in ${depositId}`;
}

/** What a task has to explain: undefined when it does. */
const explained = (coins: CoinBook, kind: string, place: string): string | undefined =>
  coins.hasTask(`${kind} ${place}`) ? undefined : `is explained by no task (${kind})`;

/** The coins of a transfer are exactly the records it names, and add up to it. */
function judgeBooking({ differ }: Desk, booking: Booking, faces: readonly string[]): void {
  const { id, hashes, amountMinor } = booking;
  if (faces.length !== hashes.length) {
    differ(
      `Transfer ${id} names ${hashes.length} coin records, its batch holds ${faces.length} of them.`,
    );
  }
  const sum = faces.reduce((all, face) => all + BigInt(face), 0n);
  if (sum !== amountMinor)
    differ(`Transfer ${id} books ${amountMinor}, its coins add up to ${sum}.`);
  const counts = new Map<string, number>();
  for (const face of faces) counts.set(face, (counts.get(face) ?? 0) + 1);
  if (facesText(counts) !== booking.faces) {
    differ(
      `Transfer ${id} counts ${booking.faces || 'no coins'}, its records ${facesText(counts)}.`,
    );
  }
}
