// The quick look at a coin record sees what the schemas see, or nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JournalRecord, RECORD_BODIES } from '#ledger/contract/batch.ts';
import { quickCoin } from '#ledger/contract/quick-coin.ts';

const COIN = {
  acceptorEpoch: '0123456789abcdef0123456789abcdef',
  acceptorId: 'TKL/TKL-EMU/12345678',
  creditSeq: '17',
  currency: 'KRW',
  faceMinor: '500',
  position: 4,
  route: 0,
  sessionId: '018f0000-0000-7000-8000-000000000001',
};
const { route: _, ...COIN_WITHOUT_ROUTE } = COIN;
const RECORD = { at: '2026-05-01T10:00:00.000Z', body: COIN, kind: 'coin', seq: 2 };

const oddities = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    '0',
    '-1',
    '01',
    '1.5',
    '9'.repeat(19),
    '2026-02-30T00:00:00.000Z',
  ),
  fc.constantFrom(
    '2026-13-01T00:00:00.000Z',
    'KRWX',
    'krw',
    '💰',
    'x'.repeat(201),
    -1,
    0,
    255,
    256,
    1.5,
  ),
  fc.constantFrom([], {}, ['KRW'], true, 1n, 2 ** 53, Number.NaN),
  fc.string(),
  fc.integer(),
);

describe('the quick look', () => {
  test('knows a coin as kiosks write it', () => {
    expect(quickCoin(RECORD)).toEqual({ raw: RECORD, body: COIN });
  });

  test.each([
    ['another kind', { ...RECORD, kind: 'gap' }],
    [
      'a coin of a pickup',
      { ...RECORD, body: { ...COIN, sessionId: undefined, pickupId: COIN.sessionId } },
    ],
    ['a late coin', { ...RECORD, body: { ...COIN, late: true } }],
    ['a copy', { ...RECORD, body: { ...COIN, copyOf: { kioskEpoch: 1, seq: 1 } } }],
    ['members in another order', { ...RECORD, body: { route: 0, ...COIN_WITHOUT_ROUTE } }],
    ['one member more', { ...RECORD, seqs: 2 }],
    ['a list', [RECORD.at, COIN, 'coin', 2]],
  ])('leaves %s to the schemas', (_, record) => {
    expect(quickCoin(record)).toBeUndefined();
  });

  test('never sees what the schemas do not', () => {
    const somewhere = fc.constantFrom(...Object.keys(RECORD), ...Object.keys(COIN));
    fc.assert(
      fc.property(somewhere, oddities, (name, value) => {
        const record =
          name in RECORD
            ? { ...RECORD, [name]: value }
            : { ...RECORD, body: { ...COIN, [name]: value } };

        const seen = quickCoin(record);

        if (!seen) return;
        expect(JournalRecord.parse(record)).toEqual(seen.raw);
        expect(RECORD_BODIES.coin.parse(record.body)).toEqual(seen.body);
      }),
      { numRuns: 2_000 },
    );
  });
});
