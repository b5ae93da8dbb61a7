// What is sent to PostgreSQL in one packet, and answered in one: the first statement that fails ends all behind it.
import { type Connection, Query } from 'pg';
import type { Row, SqlValue } from '../sql/sql.ts';
import { messages, type Parameter } from './messages.ts';
import { readerOf } from './read-value.ts';

/** A statement that the connection keeps: its name there, and how its rows are read once that is known. */
export type Prepared = { readonly name: string; columns: readonly ReadColumn[] | undefined };

export type Answer = Readonly<{ command: string; rows: readonly Row[] }>;

/** Hears of one statement: its answer, or the failure that ended the packet before or at it. */
export type Heard = Readonly<{ answered(answer: Answer): void; failed(error: unknown): void }>;

export type Packet = Readonly<{
  /** Throws when a value cannot be sent; nothing of the statement is run then. */
  add(
    text: string,
    prepared: Prepared,
    isNew: boolean,
    values: readonly Parameter[],
    heard: Heard,
  ): void;
  /** What is given to the database package. */
  sealed(): Query;
}>;

type ReadColumn = Readonly<{ name: string; read(text: string): SqlValue }>;
type Waiting = Readonly<{ prepared: Prepared; heard: Heard }>;

/** An empty packet. */
export function packet(): Packet {
  const out = messages();
  const waiting: Waiting[] = [];
  return {
    add: (text, prepared, isNew, values, heard) => {
      if (isNew) out.parse(prepared.name, text);
      out.bind(prepared.name, values);
      if (!prepared.columns && isNew) out.describe();
      out.execute();
      waiting.push({ prepared, heard });
    },
    sealed: () => new SentPacket(out.take(), waiting),
  };
}

/** To the database package it is one query whose answers come one after the other; only the last ends it. */
class SentPacket extends Query {
  /** Set by the package, which stops its clock by it. */
  declare callback?: (error?: unknown) => void;
  readonly #bytes: Buffer;
  readonly #waiting: readonly Waiting[];
  #turn = 0;
  #rows: Row[] = [];

  constructor(bytes: Buffer, waiting: readonly Waiting[]) {
    super({ text: '' });
    this.#bytes = bytes;
    this.#waiting = waiting;
  }

  override submit = ({ stream }: Connection): void => {
    if (stream.writable) stream.write(this.#bytes);
  };

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }) {
    this.#waiting[this.#turn]!.prepared.columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: readerOf(dataTypeID),
    }));
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const columns = this.#waiting[this.#turn]!.prepared.columns!;
    const row: Record<string, SqlValue> = {};
    for (let i = 0; i < fields.length; i++) {
      const { name, read } = columns[i]!;
      const text = fields[i]!;
      row[name] = text === null ? null : read(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { heard } = this.#waiting[this.#turn]!;
    const rows = this.#rows;
    this.#turn += 1;
    this.#rows = [];
    heard.answered({ command: text, rows });
  }

  /** Also called when the connection is lost, and a second time when an answer came too late. */
  handleError(error: unknown): void {
    const left = this.#waiting.slice(this.#turn);
    this.#turn = this.#waiting.length;
    this.callback?.(error);
    for (const { heard } of left) heard.failed(error);
  }

  handleReadyForQuery(): void {
    this.callback?.();
  }
}
