// Everything a kiosk must not lose, as one port: journal, acceptor positions, outbox, enrolment, documents.
// Every writing method is one durable transaction: when it returns, a power cut no longer matters.
// When one throws, nothing is known: the store is in doubt and refuses all work until `reopen` succeeds.
import type { AcceptorPosition } from '#drivers/coin-acceptor.ts';
import type { BatchEnvelope, JournalRecord, RecordBody } from '#ledger/contract/batch.ts';
import type { SignedCoinTable } from '#ledger/contract/coin-table.ts';
import type {
  KioskCommand,
  LedgerKey,
  KioskCertificate,
} from '#ledger/contract/kiosk-documents.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';

export type NewRecord = Readonly<{ kind: string; body: Readonly<Record<string, unknown>> }>;

export type Commit = Readonly<{
  /** Raw wall clock, information only. */
  atMs: number;
  records: readonly NewRecord[];
  /** Stored in the same transaction as the coins it explains. */
  position?: AcceptorPosition;
  /** Sealed phone numbers named by the session-opened records of this commit. */
  sealed?: readonly Readonly<{ ref: string; blob: Uint8Array }>[];
}>;

/** A coin that has just been stored, or `repeated` when its credit identity was already known. */
export type CommitAnswer = Readonly<{
  records: readonly JournalRecord[];
  /** Coins left out because (acceptorId, acceptorEpoch, creditSeq) was stored before. */
  repeatedCredits: number;
}>;

/** A session as the journal tells it: opened, not yet closed. */
export type OpenSession = Readonly<{
  opened: RecordBody<'session-opened'>;
  openedSeq: number;
  /** The pickup of a session without a number. */
  pickup: RecordBody<'pickup-code'> | undefined;
  coins: readonly RecordBody<'coin'>[];
}>;

/** The cashbox as the journal tells it. */
export type Cashbox = Readonly<{
  /** False from its removal until somebody said that it is back. */
  isInserted: boolean;
  /** When it was last taken out or put back; absent when nobody ever did. */
  movedAt?: string;
  /** Coins stored since it was last taken out, by denomination. */
  coins: readonly Readonly<{ currency: string; faceMinor: string; count: number }>[];
}>;

export type Enrolment = Readonly<{
  kioskId: string;
  kioskEpoch: number;
  certificate: KioskCertificate;
  publicOrigin: string;
  ledgerKeys: readonly LedgerKey[];
  /** SHA-256 of the token that was used, so that it is not tried again. */
  tokenHash?: string;
}>;

/** What the ledger last told about this kiosk, for screens that start without network. */
export type KioskProfile = Readonly<{
  kioskName: string;
  holdPeriodMs: number;
  /** Of the currencies that wait otherwise. */
  holdPeriodsMs?: Readonly<Record<string, number>> | undefined;
}>;

export type StoredBatch = Readonly<{
  batchSeq: number;
  batchHash: string;
  /** The canonical bytes of the envelope, exactly as they are sent each time. */
  bytes: Uint8Array;
  /** Base64url Ed25519 over the 32 raw bytes of batchHash. */
  signature: string;
}>;

export type OutboxState = Readonly<{
  /** Records not yet in a batch, and batches not yet acknowledged. */
  unbatchedRecords: number;
  unsentRecords: number;
  acceptedThrough: number;
  lastBatchSeq: number;
  lastBatchHash: string;
}>;

export interface KioskStore {
  // ── journal ──
  /** Appends records with gap-free seq. A coin whose credit identity is known is left out, never stored twice. */
  commit(change: Commit): CommitAnswer;
  lastPosition(acceptorId: string): AcceptorPosition | undefined;
  /** Coins stored for one power-up of an acceptor. */
  countCoins(acceptorId: string, acceptorEpoch: string): number;
  openSession(): OpenSession | undefined;
  /** The session that was last open on this kiosk for coins of an acceptor epoch that surface late. */
  lastClosedSession(): Readonly<{ sessionId: string; closedSeq: number }> | undefined;
  /** The newest record of `kind` in the epoch in force whose number is `fromSeq` or higher; of one acceptor where it is given. */
  lastRecord(kind: string, fromSeq: number, acceptorId?: string): JournalRecord | undefined;
  cashbox(): Cashbox;
  /** Who last opened the service screen, or was refused. */
  lastAccess(): JournalRecord | undefined;

  // ── outbox ──
  outbox(): OutboxState;
  /** Unbatched records in order with their sealed blobs, within the limits of a batch; empty when there are none. */
  nextRecords(
    recordsMax: number,
    bytesMax: number,
  ): Readonly<{ records: readonly JournalRecord[]; sealed: BatchEnvelope['sealed'] }>;
  /** Stores a signed batch and marks its records as batched. */
  addBatch(batch: StoredBatch & Readonly<{ firstSeq: number; lastSeq: number }>): void;
  /** The stored batch with this number: to send it for the first time, or again. */
  batch(batchSeq: number): StoredBatch | undefined;
  acknowledge(batchSeq: number, atMs: number): void;
  /** Goes back to sending from `batchSeq`, which must still be stored: the ledger lost what it had acknowledged. */
  rewind(batchSeq: number): void;
  /** Forgets batches acknowledged before `beforeMs`, never the newest; their records stay in the journal. */
  forgetAcknowledged(beforeMs: number): number;

  // ── who we are ──
  /** 32-byte seed of the kiosk's Ed25519 key, stored before it is first used. */
  keySeed(make: () => Uint8Array): Uint8Array;
  enrolment(): Enrolment | undefined;
  /** Replaces the enrolment; records not yet acknowledged are appended again under the new epoch with `copyOf`. */
  enrol(enrolment: Enrolment): void;
  /** The next heartbeat number, stored before it is returned. */
  nextHeartbeat(): number;
  profile(): KioskProfile | undefined;
  saveProfile(profile: KioskProfile): void;

  // ── documents from the ledger, in force; an older number never replaces a newer one ──
  rateCard(number?: number): RateCard | undefined;
  coinTable(acceptorId: string): SignedCoinTable | undefined;
  lastCommand(): KioskCommand | undefined;
  /** Each is stored together with its journal record (`card-applied`, …); false when it is not newer. */
  saveRateCard(card: RateCard, atMs: number): boolean;
  saveCoinTable(table: SignedCoinTable, atMs: number): boolean;
  saveCommand(command: KioskCommand, atMs: number): boolean;

  /** Moves the write-ahead log into the database; called from a timer, never inside a commit. */
  checkpoint(): void;
  /** False when the disk is nearly full: what is in flight and the end of a session still fit, a new coin does not. */
  isSpaceReserved(): boolean;
  /** After a failed write: closes, opens again, checks and re-reads. Throws while the disk is still bad. */
  reopen(): void;
  close(): void;
}
