// The service screen on the bridge: what staff are shown and may ask. Nothing of it is about a depositor.
import { z } from 'zod';
import { MinorText } from '#ledger/contract/money.ts';

const Count = z.int().min(0);
const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);

/** Who stands at the kiosk, in the journal: a code of the operator's own choosing, no name. */
export const OperatorCode = z.string().regex(/^\d{1,8}$/);
export const ServicePin = z.string().regex(/^\d{6,12}$/);
/** The number on the seal of a bag. */
const SealNumber = z.string().regex(/^[0-9A-Za-z-]{1,40}$/);

/** Asking for operator code and PIN; the digits stay in the page until they are sent. */
export const signInFields = {
  state: z.enum(['open', 'checking', 'refused', 'locked', 'not-set-up']),
  /** Seconds until another try is heard; while locked. */
  lockedSeconds: Count.optional(),
  /** Seconds until the screen leaves, from 20 down. */
  secondsLeft: Count.optional(),
};

const Check = z.strictObject({
  name: z.enum(['acceptor', 'slot-closes', 'coin-table', 'prices', 'ledger', 'clock', 'journal']),
  isGood: z.boolean(),
});

export const serviceFields = {
  operatorCode: OperatorCode,
  acceptors: z.array(
    z.strictObject({
      state: z.enum(['connecting', 'ready', 'out-of-service']),
      acceptorId: z.string().optional(),
      fault: z
        .enum([
          'no-device',
          'silent',
          'not-a-coin-acceptor',
          'no-approved-table',
          'self-check',
          'cannot-close',
          'store',
        ])
        .optional(),
    }),
  ),
  /** Since the controller started. */
  counts: z.strictObject({ coins: Count, returned: Count, gaps: Count, storeFailures: Count }),
  cashbox: z.strictObject({
    isInserted: z.boolean(),
    /** When it was last taken out or put back. */
    movedAt: z.string().optional(),
    /** Coins since it was last taken out, by currency. */
    totals: z.array(
      z.strictObject({ currency: CurrencyCode, amountMinor: MinorText, count: Count }),
    ),
    /** A move is being written: the slot is proven closed first. */
    isMoving: z.boolean(),
  }),
  sending: z.strictObject({
    state: z.enum(['all-sent', 'sending', 'waiting', 'held', 'not-enrolled']),
    /** Why it waits, how often it was tried, and when it is tried again. */
    why: z.enum(['no-network', 'refused']).optional(),
    attempt: Count.optional(),
    retrySeconds: Count.optional(),
  }),
  selfTest: z.strictObject({
    state: z.enum(['none', 'running', 'done']),
    checks: z.array(Check),
  }),
  /** The newest first. */
  log: z.array(z.strictObject({ at: z.string(), isWarning: z.boolean(), message: z.string() })),
  /** What was asked last could not be stored. */
  isNotStored: z.boolean(),
  softwareVersion: z.string(),
  secondsLeft: Count.optional(),
};

/** What staff may ask; each is heard only where the service screen stands. */
export const serviceCommands = [
  z.strictObject({ do: z.literal('service') }),
  z.strictObject({ do: z.literal('service-sign-in'), operatorCode: OperatorCode, pin: ServicePin }),
  z.strictObject({ do: z.literal('service-self-test') }),
  z.strictObject({ do: z.literal('cashbox-removed'), sealNumber: SealNumber.optional() }),
  z.strictObject({ do: z.literal('cashbox-inserted') }),
] as const;
