// What an answer of the ledger means for the outbox: a pure table, so that each line can be read and tested.
import type { BatchReply } from './ledger-client.ts';

export type AfterReply =
  /** The ledger has everything up to here for ever. */
  | { do: 'acknowledge'; through: number }
  /** The ledger keeps it aside until operators decide; the next batches are sent on. */
  | { do: 'hold' }
  /** The ledger waits for an earlier batch: the stored bytes go out again from there. */
  | { do: 'send-from'; batchSeq: number }
  /** The clock was corrected: the same bytes again, at once. */
  | { do: 'repeat' }
  | { do: 'wait'; reason: string };

/**
 * `sentThrough` is the highest batch sent since the start, this one included: what the ledger says beyond it is
 * not about anything we told it, and is not believed.
 */
export function afterReply(
  reply: BatchReply,
  { batchSeq, sentThrough }: Readonly<{ batchSeq: number; sentThrough: number }>,
): AfterReply {
  switch (reply.kind) {
    case 'accepted':
      return reply.acceptedThrough >= batchSeq
        ? { do: 'acknowledge', through: Math.min(reply.acceptedThrough, sentThrough) }
        : { do: 'wait', reason: 'the ledger accepted the batch without counting it' };
    case 'held':
      return { do: 'hold' };
    case 'gap':
      if (reply.expected < batchSeq) return { do: 'send-from', batchSeq: reply.expected };
      // This disk was rolled back, or copied: only a new enrolment token helps.
      return { do: 'wait', reason: `the ledger already expects batch ${reply.expected}` };
    case 'clock-corrected':
      return { do: 'repeat' };
    case 'refused':
      return { do: 'wait', reason: reply.code };
    case 'unreachable':
      return { do: 'wait', reason: reply.reason };
  }
}
