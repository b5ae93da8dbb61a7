// The bytes that name a batch for ever are the same, written anew or cut out of what came.
import { expect, test } from 'vitest';
import { batchBytes, batchBytesWithin, FIRST_PREV_BATCH_HASH } from '#ledger/contract/batch.ts';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import type { KioskId } from '#ledger/contract/ids.ts';

const at = '2026-11-22T00:00:00.000Z';
const batch = {
  kioskId: '018f0000-0000-7000-8000-000000000001' as KioskId,
  kioskEpoch: 1,
  batchSeq: 1,
  prevBatchHash: FIRST_PREV_BATCH_HASH,
  firstSeq: 1,
  lastSeq: 1,
  createdAt: at,
  records: [{ seq: 1, at, kind: 'odd', body: { text: '},"sealed":{} 티끌' } }],
};

test.each([
  ['no sealed numbers', {}],
  ['two sealed numbers', { ['b'.repeat(64)]: 'AAAA', ['a'.repeat(64)]: 'BBBB' }],
])('a batch with %s is cut out of its envelope', (_name, sealed) => {
  const envelope = { batch, sealed };

  expect(Buffer.from(batchBytesWithin(canonicalBytes(envelope), envelope))).toEqual(
    Buffer.from(batchBytes(batch)),
  );
});

test('a batch is written anew when the bytes are those of another envelope', () => {
  const other = canonicalBytes({ batch, sealed: { ['c'.repeat(64)]: 'AAAA' } });

  expect(batchBytesWithin(other, { batch, sealed: {} })).toEqual(batchBytes(batch));
});
