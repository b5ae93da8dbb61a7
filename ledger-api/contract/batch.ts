// The batch on the wire: journal records, chained by hash and signed once.
import { z } from 'zod';
import { canonicalBytes, canonicalText } from './canonical-json.ts';
import { Base64Url, HashHex, Instant, KioskId, PickupId, SessionId } from './ids.ts';
import { MinorText, PositiveMinorText } from './money.ts';

const Count = z.int().min(0);
const AcceptorId = z.string().min(1).max(200);
const AcceptorEpoch = z.string().regex(/^[0-9a-f-]{8,64}$/);
const Total = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  amountMinor: MinorText,
  count: Count,
});
/** Where a record first stood, when it was appended again under a new kiosk epoch. */
const copyOf = z.strictObject({ kioskEpoch: z.int().min(1), seq: z.int().min(1) }).optional();

/** The bodies that the ledger acts on, by kind. Other kinds are kept as they are. */
export const RECORD_BODIES = {
  'session-opened': z.strictObject({
    sessionId: SessionId,
    /** SHA-256 of the sealed number; left out for a deposit without a number. */
    phoneRef: HashHex.optional(),
    termsVersion: z.int().min(1),
    over14: z.boolean(),
    lang: z.enum(['ko', 'en', 'ja', 'zh']),
    /** Numbers of the rate cards pinned at consent. */
    cardNumbers: z.array(z.int().min(1)).max(16),
    copyOf,
  }),
  coin: z
    .strictObject({
      sessionId: SessionId.optional(),
      pickupId: PickupId.optional(),
      currency: z.string().regex(/^[A-Z]{3}$/),
      faceMinor: PositiveMinorText,
      position: z.int().min(0).max(255),
      route: z.int().min(0).max(255),
      acceptorId: AcceptorId,
      acceptorEpoch: AcceptorEpoch,
      /** The device's counter extended to 64 bits. */
      creditSeq: PositiveMinorText,
      /** Surfaced after its session had closed. */
      late: z.literal(true).optional(),
      copyOf,
    })
    .refine((coin) => (coin.sessionId === undefined) !== (coin.pickupId === undefined), {
      message: 'a coin names a session or a pickup',
    }),
  'session-closed': z.strictObject({
    sessionId: SessionId,
    closedAt: Instant,
    totals: z.array(Total).max(12),
    copyOf,
  }),
  'pickup-code': z.strictObject({
    pickupId: PickupId,
    codeHash: HashHex,
    sessionId: SessionId.optional(),
    copyOf,
  }),
  /** What an acceptor counted by itself, beside the coins of the journal in the same time. */
  'acceptor-audit': z.strictObject({
    acceptorId: AcceptorId,
    deviceCoins: z.int().min(0),
    storedCoins: z.int().min(0),
    deviceRejects: z.int().min(0).optional(),
    reportedRejects: z.int().min(0),
    noise: z
      .strictObject({
        timeouts: z.int().min(0),
        ignored: z.int().min(0),
        badSums: z.int().min(0),
      })
      .optional(),
    /** Where the next comparison begins. */
    counters: z
      .strictObject({
        acceptorEpoch: AcceptorEpoch,
        accepted: z.string().regex(/^([0-9a-f]{2}){1,8}$/),
        storedCoins: z.int().min(0),
      })
      .optional(),
    copyOf,
  }),
  gap: z.strictObject({
    acceptorId: AcceptorId,
    acceptorEpoch: AcceptorEpoch,
    reason: z.string().max(60),
    /** Left out when the number is unknown. */
    lostCount: Count.optional(),
    copyOf,
  }),
  /** The cashbox was taken out: every coin before this record was in it. */
  'cashbox-removed': z.strictObject({
    /** The number on the seal of its bag, when somebody typed it at the kiosk. */
    sealNumber: z.string().min(1).max(40).optional(),
    copyOf,
  }),
  'cashbox-inserted': z.strictObject({ copyOf }),
} as const;

export type RecordKind = keyof typeof RECORD_BODIES;
export type RecordBody<K extends RecordKind> = z.infer<(typeof RECORD_BODIES)[K]>;

/**
 * A journal record as it travels; its body is read by kind, and kept raw when it does not parse. Its members stand in
 * canonical order, so that what was read is hashed as quickly as it came.
 */
export const JournalRecord = z.strictObject({
  at: Instant,
  body: z.record(z.string(), z.unknown()),
  kind: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  seq: z.int().min(1),
});
export type JournalRecord = z.infer<typeof JournalRecord>;

export const BATCH_RECORDS_MAX = 1000;
export const BATCH_BYTES_MAX = 256 * 1024;

export const Batch = z.strictObject({
  kioskId: KioskId,
  kioskEpoch: z.int().min(1),
  batchSeq: z.int().min(1),
  prevBatchHash: HashHex,
  firstSeq: z.int().min(1),
  lastSeq: z.int().min(1),
  createdAt: Instant,
  records: z.array(JournalRecord).min(1).max(BATCH_RECORDS_MAX),
});
export type Batch = z.infer<typeof Batch>;

/** The body of `POST /v1/batches`; its bytes are exactly the canonical bytes of this object. */
export const BatchEnvelope = z.strictObject({
  batch: Batch,
  sealed: z.record(HashHex, Base64Url),
});
export type BatchEnvelope = z.infer<typeof BatchEnvelope>;

/**
 * A batch as the ledger takes it in: a record of another shape than `JournalRecord` is kept raw for an operator and
 * never a reason to refuse the others, as long as it has its number.
 */
export const ReceivedBatch = Batch.extend({
  records: z
    .array(z.looseObject({ seq: z.int().min(1) }))
    .min(1)
    .max(BATCH_RECORDS_MAX),
});
export type ReceivedBatch = z.infer<typeof ReceivedBatch>;
export const ReceivedEnvelope = BatchEnvelope.extend({ batch: ReceivedBatch });
export type ReceivedEnvelope = z.infer<typeof ReceivedEnvelope>;

/** `prevBatchHash` of the first batch of an epoch. */
export const FIRST_PREV_BATCH_HASH = '0'.repeat(64);

/** What is hashed (SHA-256) to name a batch for ever, and signed by the kiosk. */
export const batchBytes = (batch: ReceivedBatch): Uint8Array => canonicalBytes(batch);

/**
 * The same bytes, cut out of `bytes` where those are the canonical bytes of the whole envelope: quicker than writing
 * them once more.
 */
export function batchBytesWithin(bytes: Uint8Array, envelope: ReceivedEnvelope): Uint8Array {
  const behind = Buffer.from(`,"sealed":${canonicalText(envelope.sealed)}}`);
  const end = bytes.length - behind.length;
  const isWhole =
    Buffer.compare(bytes.subarray(0, BEFORE_BATCH.length), BEFORE_BATCH) === 0 &&
    Buffer.compare(bytes.subarray(end), behind) === 0;
  return isWhole ? bytes.subarray(BEFORE_BATCH.length, end) : batchBytes(envelope.batch);
}

const BEFORE_BATCH = Buffer.from('{"batch":');

export const BatchAnswer = z.strictObject({
  acceptedThrough: z.int().min(0),
  held: z.literal(true).optional(),
});
export type BatchAnswer = z.infer<typeof BatchAnswer>;
