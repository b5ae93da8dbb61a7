// The quick look at a batch sees what the JSON reader, the canonical writer and the schemas see, or nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JournalRecord, RECORD_BODIES, ReceivedEnvelope } from '#ledger/contract/batch.ts';
import { canonicalText } from '#ledger/contract/canonical-json.ts';
import { isQuickEnvelope, quickEnvelope, quickRecords } from '#ledger/contract/quick-batch.ts';

const COIN = {
  sessionId: '018f0000-0000-7000-8000-000000000001',
  currency: 'KRW',
  faceMinor: '500',
  position: 4,
  route: 0,
  acceptorId: 'TKL/TKL-EMU/12345678',
  acceptorEpoch: '0123456789abcdef0123456789abcdef',
  creditSeq: '17',
};
const coin = (more: object = {}) => ({
  seq: 2,
  at: '2026-05-01T10:00:00.000Z',
  kind: 'coin',
  body: { ...COIN, ...more },
});
const removal = {
  seq: 1,
  at: '2026-05-01T09:59:59.000Z',
  kind: 'cashbox-removed',
  body: { sealNumber: 'a "quoted" } 봉인' },
};
const envelope = (records: readonly object[], more: object = {}) => ({
  batch: {
    kioskId: '018f0000-0000-7000-8000-000000000075',
    kioskEpoch: 1,
    batchSeq: 1,
    prevBatchHash: '0'.repeat(64),
    firstSeq: 1,
    lastSeq: 2,
    createdAt: '2026-05-01T10:00:01.000Z',
    records,
    ...more,
  },
  sealed: { ['a'.repeat(64)]: 'AQID' },
});
const USUAL = canonicalText(envelope([removal, coin(), coin({ late: true })]));

/** Whatever a quick look saw, the slow way must have said the same. */
function expectSameAsSlow(text: string): void {
  const seen = quickEnvelope(text);
  if (!seen) return;
  const slow: unknown = JSON.parse(text);
  expect(canonicalText(slow)).toBe(text);
  expect(ReceivedEnvelope.parse(slow)).toEqual(seen);
  for (const [i, { text: own, raw, isCoin }] of quickRecords(seen.batch)!.entries()) {
    expect(raw).toBe(seen.batch.records[i]);
    expect(canonicalText(raw)).toBe(own);
    if (!isCoin) continue;
    const record = JournalRecord.parse(raw);
    expect(record.kind).toBe('coin');
    expect(RECORD_BODIES.coin.parse(record.body)).toEqual(record.body);
  }
}

describe('the quick look at a batch', () => {
  test('knows one as kiosks write it, record by record', () => {
    const seen = quickEnvelope(USUAL)!;

    expect(seen).toEqual(JSON.parse(USUAL));
    expect(isQuickEnvelope(seen)).toBe(true);
    expect(quickRecords(seen.batch)!.map(({ isCoin }) => isCoin)).toEqual([false, true, false]);
    expectSameAsSlow(USUAL);
  });

  test.each(['2026-02-30T10:00:00.000Z', '2026-05-01T24:00:00.000Z'])(
    'sees no coin at a moment that there is not: %s',
    (at) => {
      const text = canonicalText(envelope([coin(), { ...coin(), at }]));
      const seen = quickEnvelope(text)!;

      expect(quickRecords(seen.batch)!.map(({ isCoin }) => isCoin)).toEqual([true, false]);
      expect(quickEnvelope(canonicalText(envelope([coin()], { createdAt: at })))).toBeUndefined();
    },
  );

  test('is not deceived by a copy of what it saw', () => {
    expect(isQuickEnvelope(structuredClone(quickEnvelope(USUAL)))).toBe(false);
    expect(isQuickEnvelope(null)).toBe(false);
    expect(isQuickEnvelope({ batch: 'text' })).toBe(false);
  });

  test.each([
    ['white space', USUAL.replace(',"kind"', ', "kind"')],
    ['members in another order', JSON.stringify(envelope([coin()]))],
    ['a key written twice', USUAL.replace('"kind":"coin"', '"kind":"coin","kind":"coin"')],
    ['minus zero', USUAL.replace('"route":0', '"route":-0')],
    ['a number with a zero before it', USUAL.replace('"seq":2', '"seq":02')],
    ['a fraction', USUAL.replace('"position":4', '"position":4.0')],
    ['a way to a prototype', USUAL.replace('"sealNumber":', '"__proto__":')],
    ['a constructor', USUAL.replace('"sealNumber":', '"constructor":')],
    ['no records', canonicalText(envelope([]))],
    ['a record without its number', canonicalText(envelope([{ kind: 'coin' }]))],
    ['more records than a batch may have', canonicalText(envelope(Array(1001).fill(coin())))],
    ['one member more', USUAL.replace('"sealed"', '"seal":{},"sealed"')],
    ['something behind its end', `${USUAL} `],
    ['a text that is cut off', USUAL.slice(0, -2)],
    ['a sealed number that is none', USUAL.replace('AQID', 'AQ=D')],
  ])('leaves %s to the slow way', (_, text) => {
    expect(quickEnvelope(text)).toBeUndefined();
  });

  test('never sees what the slow way does not: values', () => {
    const oddity = fc.oneof(
      fc.constantFrom('', '0', '-1', '01', '9'.repeat(18), '9'.repeat(19), 'krw', '"', '\\', 'é'),
      fc.constantFrom(
        '2026-02-29T00:00:00.000Z',
        '2028-02-29T23:59:59.999Z',
        true,
        [],
        {},
        255,
        256,
      ),
      fc.string(),
      fc.integer(),
    );
    const name = fc.constantFrom(...Object.keys(COIN), 'late', 'pickupId');
    fc.assert(
      fc.property(name, oddity, fc.constantFrom('at', 'seq', 'kind', 'x'), oddity, (a, x, b, y) => {
        expectSameAsSlow(canonicalText(envelope([coin({ [a]: x }), { ...coin(), [b]: y }])));
        expectSameAsSlow(canonicalText(envelope([coin()], { [b === 'at' ? 'createdAt' : b]: x })));
      }),
      { numRuns: 1_000 },
    );
  });

  test('never sees what the slow way does not: text that was changed anywhere', () => {
    const place = fc.nat(USUAL.length);
    const piece = fc.constantFrom('', '0', '1', '-', '"', '\\', '}', '{', ',', ']', ' ', 'a', 'Z');
    fc.assert(
      fc.property(place, fc.nat(3), piece, (at, cut, put) => {
        expectSameAsSlow(USUAL.slice(0, at) + put + USUAL.slice(at + cut));
      }),
      { numRuns: 4_000 },
    );
  });
});
