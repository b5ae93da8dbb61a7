// What the operator console reads and sends about kiosks, coin tables, tasks, approvals and the audit trail.
import { z } from 'zod';
import {
  CoinBank,
  CoinTableProposal,
  LookAlikeNote,
  SignedCoinTable,
  TablePosition,
} from './coin-table.ts';
import { HashHex, Instant, KioskId, OperatorId } from './ids.ts';
import { HeartbeatRequest, KioskCertificate, KioskCommand } from './kiosk-documents.ts';
import { MinorText } from './money.ts';
import { RateCard, RateLine } from './rate-card.ts';
import { Position } from './staff.ts';
import { oneLine } from './text.ts';

/** Every list is paged: `next` is the cursor of the page that follows, absent on the last one. */
export const PageQuery = z.strictObject({
  cursor: z
    .string()
    .regex(/^[\w-]{1,600}$/, 'is not a cursor')
    .optional(),
});
export const pageOf = <const N extends string, T extends z.ZodType>(name: N, row: T) =>
  // A computed name is any text to the compiler; here it is this one.
  z.object({ [name]: z.array(row), next: z.string().optional() }) as z.ZodObject<
    Record<N, z.ZodArray<T>> & { next: z.ZodOptional<z.ZodString> }
  >;

/** A sentence of a person, for those who look later. */
export const Note = oneLine(500).min(3);

// ── kiosks ──

export const OperatedKiosk = z.strictObject({
  id: KioskId,
  name: z.string(),
  state: z.enum(['active', 'quarantined', 'revoked']),
  /** 0 until its first enrolment. */
  kioskEpoch: z.int(),
  lastSeenAt: Instant.optional(),
  lastBatchSeq: z.int(),
  heldBatches: z.int(),
  position: Position.optional(),
  /** What its last heartbeat told; absent before the first. */
  health: HeartbeatRequest.pick({
    softwareVersion: true,
    acceptors: true,
    unsentRecords: true,
    cashboxCoinsMax: true,
  }).optional(),
});

/** Everything that is known of one kiosk. */
export const KioskLife = OperatedKiosk.extend({
  lastAcceptedAt: Instant.optional(),
  lastSeq: z.int(),
  heldBytes: z.int(),
  /** Its deposits wait until two people release it: it is quarantined, or was revoked. */
  isUnderReview: z.boolean(),
  certificate: KioskCertificate.optional(),
  newestCommand: KioskCommand.optional(),
  proposals: z.array(z.strictObject({ proposedAt: Instant, proposal: CoinTableProposal })),
  /** What the books say is in its cashbox. */
  cashbox: z.array(z.strictObject({ currency: z.string(), amountMinor: MinorText })),
});

export const NewKiosk = z.strictObject({ name: oneLine(60), position: Position.optional() });

/** What is left out stays; a position of null is forgotten. */
export const KioskChange = NewKiosk.partial().extend({ position: Position.nullish() });
export const ChangedKiosk = z.strictObject({
  id: KioskId,
  name: z.string(),
  position: Position.optional(),
});

/** The token is told once, and again only to a repeat of the same request. */
export const EnrolmentTokenAnswer = z.strictObject({
  id: KioskId,
  enrolmentToken: z.string(),
  expiresAt: Instant,
});

export const KioskStateAnswer = z.strictObject({ id: KioskId, state: z.string() });

export const NewKioskCommand = z.strictObject({ command: KioskCommand.shape.command });

// ── coin tables ──

export const TableStanding = z.strictObject({
  kioskId: KioskId,
  proposedAt: Instant,
  proposal: CoinTableProposal,
  /** What is in force for this acceptor, if anything. */
  inForce: SignedCoinTable.optional(),
  /** Coins of the proposal that this acceptor could confuse, in words. */
  lookAlikes: z.array(z.string()),
});

/** A table that a person approved. Tables are never changed: a newer one of its acceptor takes its place. */
export const ApprovedTable = z.strictObject({
  table: SignedCoinTable,
  /** The newest of its acceptor. */
  isInForce: z.boolean(),
  /** Where that acceptor was when its kiosk last spoke. */
  kioskIds: z.array(KioskId),
});

export const TableApproval = z.strictObject({
  acceptorId: oneLine(200),
  bank: CoinBank.optional(),
  positions: z
    .array(TablePosition.extend({ testCoins: z.int().min(1).max(1_000) }))
    .min(1)
    .max(32),
  lookAlikeNote: LookAlikeNote.optional(),
});

// ── rate cards ──

export const NewCard = z.strictObject({
  rates: z.array(RateLine).min(1).max(12),
  policy: RateCard.shape.policy,
});

// ── tasks ──

export const TaskQuery = PageQuery.extend({ state: z.enum(['open', 'closed']).default('open') });

export const OperatorTask = z.strictObject({
  id: z.string(),
  kind: z.string(),
  kioskId: KioskId.optional(),
  openedAt: Instant,
  text: z.string(),
  /** The raw record, as canonical JSON. */
  record: z.string().optional(),
  closedAt: Instant.optional(),
  closedBy: OperatorId.optional(),
  note: z.string().optional(),
});

// ── two people ──

export const ApprovalState = z.enum(['waiting', 'done', 'rejected', 'expired']);

export const ApprovalEntry = z.strictObject({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  /** Exactly what will be done. */
  payload: z.record(z.string(), z.unknown()),
  state: ApprovalState,
  proposedBy: OperatorId,
  proposedAt: Instant,
  expiresAt: Instant,
  decidedBy: OperatorId.optional(),
  decidedAt: Instant.optional(),
});

/** 202: a second operator has to approve it before `expiresAt`. */
export const ApprovalAsked = z.strictObject({ approvalId: z.string(), expiresAt: Instant });

// ── audit trail ──

export const AuditEntry = z.strictObject({
  number: z.int().min(1),
  at: Instant,
  who: z.string(),
  role: z.string(),
  call: z.string(),
  subject: z.string(),
  outcome: z.string(),
  prevHash: HashHex,
  hash: HashHex,
});
