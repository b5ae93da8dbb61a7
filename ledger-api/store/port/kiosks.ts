// Kiosks, their one-time enrolment tokens, and every batch they ever sent.
import type { KioskId } from '../../contract/ids.ts';
import type { HeartbeatRequest, KioskCertificate } from '../../contract/kiosk-documents.ts';

/** What a kiosk told of itself with its last heartbeat. */
export type KioskHealth = Readonly<
  Pick<HeartbeatRequest, 'softwareVersion' | 'acceptors' | 'unsentRecords' | 'cashboxCoinsMax'>
>;

export type Kiosk = Readonly<{
  id: KioskId;
  name: string;
  /** Batches of a quarantined or revoked kiosk are held, not applied. */
  state: 'active' | 'quarantined' | 'revoked';
  /** Of a revoked one: two people have let what it told go on. */
  isReleased?: boolean;
  /** 0 until its first enrolment; rises with each. */
  kioskEpoch: number;
  /** Of this epoch; undefined until the first enrolment. */
  certificate: KioskCertificate | undefined;
  lastBatchSeq: number;
  lastBatchHash: string;
  /** The last journal record of this epoch that was applied. */
  lastSeq: number;
  /** Server time of the last batch that was applied. */
  lastAcceptedAtMs: number | undefined;
  heartbeatCounter: number;
  lastSeenAtMs: number | undefined;
  /** Absent where nobody has said where it stands. */
  position?: Readonly<{ latitudeE6: number; longitudeE6: number }>;
  /** Absent before its first heartbeat. */
  health?: KioskHealth;
}>;

export type EnrolmentToken = Readonly<{
  /** SHA-256 of the whole token, lower-case hex. */
  tokenHash: string;
  kioskId: KioskId;
  expiresAtMs: number;
  /** The certificate it was exchanged for, with the key it was bound to. */
  used: KioskCertificate | undefined;
}>;

export type BatchKey = Readonly<{ kioskId: KioskId; kioskEpoch: number; batchSeq: number }>;

export type StoredBatch = BatchKey &
  Readonly<{
    batchHash: string;
    /** Canonical bytes of the batch without the sealed numbers, as evidence. */
    bytes: Uint8Array;
    signature: string;
    acceptedAtMs: number;
  }>;

export type HeldBatch = BatchKey &
  Readonly<{
    batchHash: string;
    /** The whole envelope as received: the sealed numbers are still needed. */
    bytes: Uint8Array;
    signature: string;
    heldAtMs: number;
  }>;

/** What a kiosk told of itself with a heartbeat that said something else than the one before. */
export type KioskTelling = Readonly<{
  kioskId: KioskId;
  kioskEpoch: number;
  heartbeatCounter: number;
  atMs: number;
}> &
  Pick<KioskHealth, 'softwareVersion' | 'acceptors'>;

export interface KiosksRead {
  find(id: KioskId): Promise<Kiosk | undefined>;
  list(): Promise<readonly Kiosk[]>;
  token(tokenHash: string): Promise<EnrolmentToken | undefined>;
  batch(key: BatchKey): Promise<StoredBatch | undefined>;
  /** The last batch that was applied of an epoch. */
  lastBatch(id: KioskId, kioskEpoch: number): Promise<StoredBatch | undefined>;
  /** Applied ones before that place of the same kiosk, newest first. */
  batchesBefore(before: BatchKey, limit: number): Promise<readonly StoredBatch[]>;
  /** Of one kiosk, those before an epoch and counter, newest first. */
  tellingsBefore(
    id: KioskId,
    before: Readonly<{ kioskEpoch: number; heartbeatCounter: number }>,
    limit: number,
  ): Promise<readonly KioskTelling[]>;
  /** How much of this kiosk is held. */
  heldSize(id: KioskId): Promise<Readonly<{ batches: number; bytes: number }>>;
  held(id: KioskId, limit: number): Promise<readonly HeldBatch[]>;
}

export interface KiosksWrite extends KiosksRead {
  /** Adds the kiosk, or replaces what is known of it. */
  save(kiosk: Kiosk): Promise<void>;
  saveToken(token: EnrolmentToken): Promise<void>;
  addBatch(batch: StoredBatch): Promise<void>;
  /** Adds it, and forgets the oldest two of this kiosk where they are older than `keptFromMs`. */
  addTelling(telling: KioskTelling, keptFromMs: number): Promise<void>;
  /** Keeps a batch aside; the same one again changes nothing. */
  hold(batch: HeldBatch): Promise<void>;
  /** Forgets a held batch: it is in the books now. */
  dropHeld(batch: HeldBatch): Promise<void>;
}
