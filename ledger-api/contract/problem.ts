// Refusals on the wire: RFC 9457 with a stable code and a sentence.
import { z } from 'zod';
import { ServerTime } from './kiosk-documents.ts';

export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Stable, for programs. */
  code: z.string(),
  /** A sentence for a person. */
  detail: z.string(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** 409 `sequence-gap`: the batch number that the ledger waits for. */
export const SequenceGapProblem = ProblemDocument.extend({
  code: z.literal('sequence-gap'),
  expected: z.int().min(1),
});

/** 401 `clock-skew`: signed server time, so that a kiosk with a wrong clock corrects itself. */
export const ClockSkewProblem = ProblemDocument.extend({
  code: z.literal('clock-skew'),
  serverTime: ServerTime,
});
