// Reads the whole log in its order, then what is committed and not sealed yet, each transfer with its postings.
import type { Leg } from './desk.ts';
import { bigOf, bytesOf, numberOf, optionalText, type Reader, type Row, textOf } from './reader.ts';

/** A transfer as it is stored, before anything of it is believed. */
export type StoredTransfer = Readonly<{
  position: number | undefined;
  /** The id in the log; the transfer behind it may be missing. */
  id: string;
  stored: Readonly<{ template: string; atMs: bigint; document: string }> | undefined;
  leafHash: Uint8Array;
  legs: readonly Leg[];
}>;

/** Every transfer of the log, position by position. */
export async function* readLog(books: Reader): AsyncIterable<StoredTransfer> {
  yield* withLegs(books, SEALED, SEALED_LEGS, (row) => numberOf(row.position));
  yield* withLegs(books, UNSEALED, UNSEALED_LEGS, () => undefined);
}

/** Merges two streams that are in the same order. */
async function* withLegs(
  books: Reader,
  transfers: string,
  postings: string,
  positionOf: (row: Row) => number | undefined,
): AsyncIterable<StoredTransfer> {
  const legs = books.rows(postings)[Symbol.asyncIterator]();
  let next = await legs.next();
  for await (const row of books.rows(transfers)) {
    const id = textOf(row.transfer_id);
    const own: Leg[] = [];
    while (!next.done && next.value.transfer_id === id) {
      own.push(legOf(next.value));
      next = await legs.next();
    }
    const document = optionalText(row.document);
    yield {
      position: positionOf(row),
      id,
      stored:
        document === undefined
          ? undefined
          : { template: textOf(row.template), atMs: bigOf(row.at_ms), document },
      leafHash: bytesOf(row.leaf_hash),
      legs: own,
    };
  }
}

const legOf = (row: Row): Leg => ({
  account: textOf(row.account),
  commodity: textOf(row.commodity),
  amountMinor: bigOf(row.amount_minor),
});

const SEALED = `
  select l.position, l.transfer_id, l.leaf_hash, t.template, t.at_ms, t.document
    from log_entries l left join transfers t on t.id = l.transfer_id
   order by l.position`;

const SEALED_LEGS = `
  select l.transfer_id, p.account, p.commodity, p.amount_minor
    from log_entries l join postings p on p.transfer_id = l.transfer_id
   order by l.position, p.line`;

const UNSEALED = `
  select u.transfer_id, u.leaf_hash, t.template, t.at_ms, t.document
    from unsealed u left join transfers t on t.id = u.transfer_id
   order by u.n, u.line`;

const UNSEALED_LEGS = `
  select u.transfer_id, p.account, p.commodity, p.amount_minor
    from unsealed u join postings p on p.transfer_id = u.transfer_id
   order by u.n, u.line, p.line`;
