// What one kiosk did and what it needed, entry by entry: the rows of `GET /v1/operator/kiosks/{id}/life`.
import { z } from 'zod';
import { Instant } from './ids.ts';
import { HeartbeatRequest, KioskCommand } from './kiosk-documents.ts';
import { PageQuery } from './operator.ts';

export const LIFE_KINDS = ['coins', 'gap', 'fault', 'told', 'batch', 'command', 'cashbox'] as const;
export type LifeKind = (typeof LIFE_KINDS)[number];

export const LifeQuery = PageQuery.extend({ kind: z.enum(LIFE_KINDS).optional() });

/** A task of this kiosk; `task` is its kind, `closedAt` is there once somebody has looked at it. */
const task = {
  at: Instant,
  id: z.string(),
  task: z.string(),
  text: z.string(),
  closedAt: Instant.optional(),
};

export const LifeEntry = z.discriminatedUnion('kind', [
  /** Coins that fell in the hour that begins at `at`, by the kiosk's own clock. */
  z.strictObject({ kind: z.literal('coins'), at: Instant, count: z.int() }),
  /** Coins that its acceptor and the kiosk count differently. */
  z.strictObject({ kind: z.literal('gap'), ...task }),
  /** Whatever else of it asked for a person. */
  z.strictObject({ kind: z.literal('fault'), ...task }),
  /** A heartbeat that told other acceptors, states or another software than the one before. */
  z.strictObject({
    kind: z.literal('told'),
    at: Instant,
    ...HeartbeatRequest.pick({ softwareVersion: true, acceptors: true }).shape,
  }),
  /** Records that are in the books, at the moment when they came; `coins` of them are coins. */
  z.strictObject({
    kind: z.literal('batch'),
    at: Instant,
    kioskEpoch: z.int(),
    batchSeq: z.int(),
    firstSeq: z.int(),
    lastSeq: z.int(),
    coins: z.int(),
  }),
  z.strictObject({
    kind: z.literal('command'),
    at: Instant,
    ...KioskCommand.pick({ number: true, command: true }).shape,
  }),
  /** Its cashbox was taken out, with that record of the kiosk. */
  z.strictObject({
    kind: z.literal('cashbox'),
    at: Instant,
    kioskEpoch: z.int(),
    seq: z.int(),
    sealNumber: z.string().optional(),
  }),
]);
export type LifeEntry = z.infer<typeof LifeEntry>;
