// The kiosk store in memory, for tests of everything that stands on the port. It forgets all at the end.
import type { AcceptorPosition } from '#drivers/coin-acceptor.ts';
import { FIRST_PREV_BATCH_HASH, type JournalRecord } from '#ledger/contract/batch.ts';
import type { SignedCoinTable } from '#ledger/contract/coin-table.ts';
import type { KioskCommand } from '#ledger/contract/kiosk-documents.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type {
  Commit,
  Enrolment,
  KioskProfile,
  KioskStore,
  NewRecord,
  StoredBatch,
} from './kiosk-store.ts';
import { cashboxIn } from './memory-cashbox.ts';
import {
  assertSealed,
  bodyOf,
  coinBodies,
  copyRecord,
  creditOf,
  makeRecord,
  phoneRefOf,
  takeRecords,
} from './records.ts';

type OutboxBatch = StoredBatch & { firstSeq: number; lastSeq: number; acknowledgedAtMs?: number };

/** An empty store. Same answers as the SQLite one, nothing durable. */
export function memoryKioskStore(): KioskStore {
  /** The records of the epoch in force, and those of epochs before it. */
  let journal: JournalRecord[] = [];
  let earlier: JournalRecord[] = [];
  const credits = new Set<string>();
  const positions = new Map<string, AcceptorPosition>();
  const sealed = new Map<string, Uint8Array>();
  let batches: OutboxBatch[] = [];
  let accepted = { through: 0, seq: 0 };
  let enrolment: Enrolment | undefined;
  let seed: Uint8Array | undefined;
  let heartbeat = 0;
  let profile: KioskProfile | undefined;
  let cards: RateCard[] = [];
  let tables: SignedCoinTable[] = [];
  let commands: KioskCommand[] = [];

  const append = (atMs: number, record: NewRecord): JournalRecord => {
    const made = makeRecord(journal.length + 1, atMs, record);
    journal.push(made);
    return made;
  };
  const originals = (): JournalRecord[] =>
    [...earlier, ...journal].filter((record) => record.body['copyOf'] === undefined);
  const ofKind = (kind: string, sessionId?: string): JournalRecord[] =>
    originals().filter(
      (record) =>
        record.kind === kind && (sessionId === undefined || record.body['sessionId'] === sessionId),
    );
  /** The number under which the epoch in force knows a record. */
  const seqInForce = (found: JournalRecord): number =>
    journal.findLast(
      (record) =>
        record.kind === found.kind && record.body['sessionId'] === found.body['sessionId'],
    )?.seq ?? found.seq;
  const save = <T extends { number: number }>(
    list: T[],
    document: T,
    atMs: number,
    applied: NewRecord,
  ): boolean => {
    if (list.some((other) => other.number >= document.number)) return false;
    append(atMs, applied);
    return true;
  };

  return {
    commit: (change: Commit) => {
      assertSealed(change);
      const checked = change.records.map((record) => {
        makeRecord(1, change.atMs, record);
        return { record, credit: creditOf(record) };
      });
      const stored: JournalRecord[] = [];
      for (const { record, credit } of checked) {
        const key = credit && `${credit.acceptorId} ${credit.acceptorEpoch} ${credit.creditSeq}`;
        if (key !== undefined && credits.has(key)) continue;
        if (key !== undefined) credits.add(key);
        stored.push(append(change.atMs, record));
      }
      for (const { ref, blob } of change.sealed ?? []) sealed.set(ref, blob);
      if (change.position) positions.set(change.position.acceptorId, change.position);
      return { records: stored, repeatedCredits: checked.length - stored.length };
    },
    lastPosition: (acceptorId) => positions.get(acceptorId),
    countCoins: (acceptorId, acceptorEpoch) =>
      [...credits].filter((key) => key.startsWith(`${acceptorId} ${acceptorEpoch} `)).length,
    openSession: () => {
      const opened = ofKind('session-opened').findLast(
        ({ body }) => ofKind('session-closed', String(body['sessionId'])).length === 0,
      );
      if (!opened) return undefined;
      const body = bodyOf('session-opened', opened);
      const pickup = ofKind('pickup-code', body.sessionId).at(-1);
      return {
        opened: body,
        openedSeq: seqInForce(opened),
        pickup: pickup && bodyOf('pickup-code', pickup),
        coins: coinBodies(ofKind('coin', body.sessionId)),
      };
    },
    lastClosedSession: () => {
      const closed = ofKind('session-closed').at(-1);
      return (
        closed && {
          sessionId: bodyOf('session-closed', closed).sessionId,
          closedSeq: seqInForce(closed),
        }
      );
    },
    lastRecord: (kind, fromSeq, acceptorId) =>
      journal.findLast(
        (record) =>
          record.kind === kind &&
          record.seq >= fromSeq &&
          (acceptorId === undefined || record.body['acceptorId'] === acceptorId),
      ),
    cashbox: () => cashboxIn(originals()),
    lastAccess: () => originals().findLast(({ kind }) => kind.startsWith('service-')),

    outbox: () => ({
      unbatchedRecords: journal.length - (batches.at(-1)?.lastSeq ?? 0),
      unsentRecords: journal.length - accepted.seq,
      acceptedThrough: accepted.through,
      lastBatchSeq: batches.at(-1)?.batchSeq ?? 0,
      lastBatchHash: batches.at(-1)?.batchHash ?? FIRST_PREV_BATCH_HASH,
    }),
    nextRecords: (recordsMax, bytesMax) =>
      takeRecords(
        journal.slice(batches.at(-1)?.lastSeq ?? 0),
        (ref) => sealed.get(ref),
        recordsMax,
        bytesMax,
      ),
    addBatch: (batch) => void batches.push({ ...batch }),
    batch: (batchSeq) => {
      const found = batches.find((batch) => batch.batchSeq === batchSeq);
      if (!found) return undefined;
      const { batchHash, bytes, signature } = found;
      return { batchSeq, batchHash, bytes, signature };
    },
    acknowledge: (batchSeq, atMs) => {
      if (batchSeq <= accepted.through) return;
      const batch = batches.find((other) => other.batchSeq === batchSeq);
      if (!batch) throw new Error(`batch ${batchSeq} was never made`);
      for (const other of batches) {
        if (other.batchSeq <= batchSeq) other.acknowledgedAtMs ??= atMs;
      }
      accepted = { through: batchSeq, seq: batch.lastSeq };
    },
    rewind: (batchSeq) => {
      const batch = batches.find((other) => other.batchSeq === batchSeq);
      if (!batch) throw new Error(`batch ${batchSeq} is no longer stored`);
      for (const other of batches) if (other.batchSeq >= batchSeq) delete other.acknowledgedAtMs;
      accepted = { through: batchSeq - 1, seq: batch.firstSeq - 1 };
    },
    forgetAcknowledged: (beforeMs) => {
      const isKept = (batch: OutboxBatch, i: number): boolean =>
        i === batches.length - 1 || (batch.acknowledgedAtMs ?? beforeMs) >= beforeMs;
      const forgotten = batches.filter((batch, i) => !isKept(batch, i));
      batches = batches.filter(isKept);
      for (const record of journal.slice(0, forgotten.at(-1)?.lastSeq ?? 0)) {
        sealed.delete(phoneRefOf(record) ?? '');
      }
      return forgotten.length;
    },

    keySeed: (make) => (seed ??= make()),
    enrolment: () => enrolment,
    enrol: (next) => {
      const before = enrolment;
      if (before && next.kioskEpoch < before.kioskEpoch) {
        throw new Error('a kiosk epoch never goes back');
      }
      if (before && before.kioskId !== next.kioskId) [cards, tables, commands] = [[], [], []];
      enrolment = next;
      if (!before || next.kioskEpoch === before.kioskEpoch) return;
      const unaccepted = journal.slice(accepted.seq);
      earlier = [...earlier, ...journal];
      journal = unaccepted.map((record, i) => copyRecord(record, i + 1, before.kioskEpoch));
      batches = [];
      accepted = { through: 0, seq: 0 };
    },
    nextHeartbeat: () => ++heartbeat,
    profile: () => profile,
    saveProfile: (next) => {
      profile = next;
    },

    rateCard: (number) =>
      number === undefined ? cards.at(-1) : cards.find((card) => card.number === number),
    coinTable: (acceptorId) => tables.findLast((table) => table.acceptorId === acceptorId),
    lastCommand: () => commands.at(-1),
    saveRateCard: (card, atMs) => {
      const { number } = card;
      const isNewer = save(cards, card, atMs, { kind: 'card-applied', body: { number } });
      if (isNewer) cards.push(card);
      return isNewer;
    },
    saveCoinTable: (table, atMs) => {
      const { acceptorId, number } = table;
      const isNewer = save(
        tables.filter((other) => other.acceptorId === acceptorId),
        table,
        atMs,
        { kind: 'table-applied', body: { acceptorId, number } },
      );
      if (isNewer) tables.push(table);
      return isNewer;
    },
    saveCommand: (command, atMs) => {
      const isNewer = save(commands, command, atMs, {
        kind: 'command-applied',
        body: { number: command.number, command: command.command },
      });
      if (isNewer) commands.push(command);
      return isNewer;
    },

    checkpoint: () => {},
    isSpaceReserved: () => true,
    reopen: () => {},
    close: () => {},
  };
}
