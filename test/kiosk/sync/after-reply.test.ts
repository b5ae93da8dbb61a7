import { expect, test } from 'vitest';
import { type AfterReply, afterReply } from '#kiosk/sync/after-reply.ts';
import type { BatchReply } from '#kiosk/sync/ledger-client.ts';

const rows: [string, BatchReply, AfterReply][] = [
  [
    'accepted as far as it was sent',
    { kind: 'accepted', acceptedThrough: 5 },
    { do: 'acknowledge', through: 5 },
  ],
  [
    'accepted together with held ones',
    { kind: 'accepted', acceptedThrough: 7 },
    { do: 'acknowledge', through: 7 },
  ],
  [
    'accepted beyond all we ever sent',
    { kind: 'accepted', acceptedThrough: 99 },
    { do: 'acknowledge', through: 7 },
  ],
  [
    'accepted without being counted',
    { kind: 'accepted', acceptedThrough: 4 },
    { do: 'wait', reason: 'the ledger accepted the batch without counting it' },
  ],
  ['held aside', { kind: 'held', acceptedThrough: 2 }, { do: 'hold' }],
  [
    'a gap: an earlier one is missing',
    { kind: 'gap', expected: 3 },
    { do: 'send-from', batchSeq: 3 },
  ],
  [
    'a gap that asks for the very same batch',
    { kind: 'gap', expected: 5 },
    { do: 'wait', reason: 'the ledger already expects batch 5' },
  ],
  [
    'a gap beyond what this disk knows',
    { kind: 'gap', expected: 9 },
    { do: 'wait', reason: 'the ledger already expects batch 9' },
  ],
  ['our clock was wrong', { kind: 'clock-corrected' }, { do: 'repeat' }],
  [
    'a refusal',
    { kind: 'refused', code: 'sequence-conflict', detail: '…' },
    { do: 'wait', reason: 'sequence-conflict' },
  ],
  [
    'no answer',
    { kind: 'unreachable', reason: 'ECONNREFUSED' },
    { do: 'wait', reason: 'ECONNREFUSED' },
  ],
];

test.each(rows)('after batch 5, with 7 as the highest sent: %s', (_, reply, next) => {
  expect(afterReply(reply, { batchSeq: 5, sentThrough: 7 })).toEqual(next);
});
