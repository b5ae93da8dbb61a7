// Who the kiosk is and what the ledger signed for it, in SQLite: key, enrolment, rate cards, coin tables, commands.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { SignedCoinTable } from '#ledger/contract/coin-table.ts';
import { KioskCertificate, KioskCommand, LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import { RateCard } from '#ledger/contract/rate-card.ts';
import type { JournalTable } from './journal-table.ts';
import type { Enrolment, KioskStore } from './kiosk-store.ts';

export interface DocumentsTable extends Pick<
  KioskStore,
  | 'keySeed'
  | 'enrolment'
  | 'nextHeartbeat'
  | 'profile'
  | 'saveProfile'
  | 'rateCard'
  | 'coinTable'
  | 'lastCommand'
  | 'saveRateCard'
  | 'saveCoinTable'
  | 'saveCommand'
> {
  /** Stores the enrolment alone; documents of another kiosk identity are forgotten. */
  saveEnrolment(enrolment: Enrolment): void;
}

/** The table of an open database; every method runs inside the caller's transaction. */
export function documentsTable(database: Database, journal: JournalTable): DocumentsTable {
  const seed = database.prepare<[], Buffer | null>('select key_seed from kiosk').pluck();
  const enrolment = database.prepare<[], string | null>('select enrolment from kiosk').pluck();
  const profile = database.prepare<[], string | null>('select profile from kiosk').pluck();
  const newest = database.prepare<[string, string], Row>(NEWEST);
  const numbered = database.prepare<[string, string, number], Row>(NUMBERED);
  const add = database.prepare(ADD);

  const save = (
    kind: string,
    subject: string,
    document: { number: number },
    atMs: number,
    body: Record<string, unknown>,
  ): boolean => {
    if ((newest.get(kind, subject)?.number ?? 0) >= document.number) return false;
    add.run(kind, subject, document.number, JSON.stringify(document));
    journal.append({ atMs, records: [{ kind: `${kind}-applied`, body }] });
    return true;
  };
  const readEnrolment = (): Enrolment | undefined => {
    const text = enrolment.get();
    return text ? (StoredEnrolment.parse(JSON.parse(text)) as Enrolment) : undefined;
  };

  return {
    keySeed: (make) => {
      const stored = seed.get();
      if (stored) return new Uint8Array(stored);
      const made = make();
      database.prepare('update kiosk set key_seed = ?').run(made);
      return made;
    },
    enrolment: readEnrolment,
    saveEnrolment: (next) => {
      const before = readEnrolment();
      if (before && before.kioskId !== next.kioskId) database.exec('delete from document');
      database.prepare('update kiosk set enrolment = ?').run(JSON.stringify(next));
    },
    nextHeartbeat: () =>
      database
        .prepare<[], number>('update kiosk set heartbeat = heartbeat + 1 returning heartbeat')
        .pluck()
        .get()!,
    profile: () => {
      const text = profile.get();
      return text ? StoredProfile.parse(JSON.parse(text)) : undefined;
    },
    saveProfile: (next) =>
      void database.prepare('update kiosk set profile = ?').run(JSON.stringify(next)),
    rateCard: (number) =>
      read(
        RateCard,
        number === undefined ? newest.get('card', '') : numbered.get('card', '', number),
      ),
    coinTable: (acceptorId) => read(SignedCoinTable, newest.get('table', acceptorId)),
    lastCommand: () => read(KioskCommand, newest.get('command', '')),
    saveRateCard: (card, atMs) => save('card', '', card, atMs, { number: card.number }),
    saveCoinTable: (table, atMs) => {
      const { acceptorId, number } = table;
      return save('table', acceptorId, table, atMs, { acceptorId, number });
    },
    saveCommand: (order, atMs) => {
      const { number, command } = order;
      return save('command', '', order, atMs, { number, command });
    },
  };
}

const read = <T>(schema: z.ZodType<T>, row: Row | undefined): T | undefined =>
  row && schema.parse(JSON.parse(row.body));

const StoredEnrolment = z.object({
  kioskId: z.string(),
  kioskEpoch: z.int().min(1),
  certificate: KioskCertificate,
  publicOrigin: z.string(),
  ledgerKeys: z.array(LedgerKey),
  tokenHash: z.string().optional(),
});

const StoredProfile = z.object({
  kioskName: z.string(),
  holdPeriodMs: z.int().min(0),
  holdPeriodsMs: z.record(z.string(), z.int().min(0)).optional(),
});

type Row = { number: number; body: string };

const NEWEST = `
  select number, body from document where kind = ? and subject = ? order by number desc limit 1`;
const NUMBERED = 'select number, body from document where kind = ? and subject = ? and number = ?';
const ADD = 'insert into document (kind, subject, number, body) values (?, ?, ?, ?)';
