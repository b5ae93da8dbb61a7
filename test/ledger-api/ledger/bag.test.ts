import { describe, expect, test } from 'vitest';
import { type Bag, type CountLine, isSealAnother, sealBag } from '#ledger/ledger/bag.ts';
import { closeGap } from '#ledger/ledger/close-gap.ts';
import { submitCount } from '#ledger/ledger/count-bag.ts';
import { emptyPosition } from '#ledger/ledger/foreign-position.ts';
import { accuracyOf, drift } from '#ledger/ledger/policy/accuracy.ts';
import { KIOSK, legs } from '../../support/closed-deposit.ts';

const WAITING: Bag = {
  kioskSealNumber: undefined,
  id: 'b1',
  kioskId: KIOSK,
  sealNumber: 'S-1',
  cutOff: { kioskEpoch: 1, seq: 40 },
  state: 'waiting',
  openedAtMs: 1_000,
  openedBy: 'kim',
  sealedAtMs: undefined,
  countedAtMs: undefined,
  expected: [],
  counts: [],
  countNumber: 0,
};

test.each([
  ['S-77', 'S-77', false],
  ['S-77', ' s 77 ', false],
  ['S-77', 'S–77', false],
  ['S-77', 'Ｓ７７', false],
  ['S-77', undefined, false],
  ['S-77', 'S-78', true],
  ['S-77', 'S-770', true],
  ['S-77', '77', true],
])(
  'the seal %s is another than %s, which the kiosk was told: %s',
  (sealNumber, told, isAnother) => {
    expect(isSealAnother({ sealNumber, kioskSealNumber: told })).toBe(isAnother);
  },
);

const CONTENTS = [
  { currency: 'KRW', faceMinor: 500n, count: 10 },
  { currency: 'KRW', faceMinor: 100n, count: 3 },
  { currency: 'USD', faceMinor: 25n, count: 8 },
] as const;

const line = (
  currency: CountLine['currency'],
  faceMinor: bigint,
  good: number,
  counterfeit = 0,
): CountLine => ({ currency, faceMinor, good, counterfeit });

const sealed = sealBag(WAITING, CONTENTS, 2_000).bag;
const count = (by: string, ...lines: readonly CountLine[]) => ({ by, atMs: 3_000, lines });

/** The bag after `lee` and `park` counted the same. */
const countedBag = (...lines: readonly CountLine[]) => {
  const first = submitCount(sealed, count('lee', ...lines));
  if (!first.ok) throw new Error(first.error);
  const second = submitCount(first.bag, count('park', ...lines.toReversed()));
  if (!second.ok || second.kind !== 'agreed') throw new Error('they agree');
  return second;
};

describe('template 7', () => {
  test('moves what the books have up to the cut-off into the bag, a transfer for each currency', () => {
    const { bag, transfers } = sealBag(WAITING, CONTENTS, 2_000);

    expect(transfers.map(legs)).toEqual([
      ['Dr cash:transit:b1:KRW 5300', 'Cr cash:kiosk:kiosk:KRW 5300'],
      ['Dr cash:transit:b1:USD 200', 'Cr cash:kiosk:kiosk:USD 200'],
    ]);
    expect(transfers[0]!.details.denominations).toEqual([
      { faceMinor: '100', count: 3 },
      { faceMinor: '500', count: 10 },
    ]);
    expect(bag).toMatchObject({ state: 'sealed', sealedAtMs: 2_000, expected: CONTENTS });
  });

  test('seals an empty bag without a transfer', () => {
    expect(sealBag(WAITING, [], 2_000).transfers).toEqual([]);
  });
});

describe('template 8', () => {
  test('names good coins, counterfeits and what is short', () => {
    const { transfers, foreignGaps, by } = countedBag(
      line('KRW', 500n, 8, 1),
      line('KRW', 100n, 3),
      line('USD', 25n, 8),
    );

    expect(transfers.map(legs)).toEqual([
      [
        'Dr cash:vault:KRW 4300',
        'Dr cash:counterfeit:KRW 500',
        'Dr cash:over_short:kiosk:KRW 500',
        'Cr cash:transit:b1:KRW 5300',
      ],
      ['Dr cash:vault:USD 200', 'Cr cash:transit:b1:USD 200'],
    ]);
    expect(foreignGaps).toEqual([]);
    expect(by).toEqual(['lee', 'park']);
  });

  test('credits what is over, also in a currency that the books did not have', () => {
    const { transfers, foreignGaps } = countedBag(
      line('JPY', 100n, 1),
      line('KRW', 500n, 11),
      line('KRW', 100n, 3),
      line('USD', 25n, 6, 1),
    );

    expect(transfers.map(legs)).toEqual([
      ['Dr cash:vault:JPY 100', 'Cr cash:over_short:kiosk:JPY 100'],
      ['Dr cash:vault:KRW 5800', 'Cr cash:over_short:kiosk:KRW 500', 'Cr cash:transit:b1:KRW 5300'],
      [
        'Dr cash:vault:USD 150',
        'Dr cash:counterfeit:USD 25',
        'Dr cash:over_short:kiosk:USD 25',
        'Cr cash:transit:b1:USD 200',
      ],
    ]);
    expect(foreignGaps).toEqual([
      { currency: 'JPY', cause: 'over-short', amountMinor: -100n },
      { currency: 'USD', cause: 'over-short', amountMinor: 25n },
      { currency: 'USD', cause: 'counterfeit', amountMinor: 25n },
    ]);
  });

  test('is posted when two people counted the same, and not before', () => {
    const one = submitCount(sealed, count('lee', line('KRW', 500n, 10)));
    const again = one.ok && submitCount(one.bag, count('lee', line('KRW', 500n, 9)));
    const other = again && again.ok && submitCount(again.bag, count('park', line('KRW', 500n, 10)));
    const third = other && other.ok && submitCount(other.bag, count('choi', line('KRW', 500n, 9)));

    expect([one, again, other, third].map((step) => step && step.ok && step.kind)).toEqual([
      'waiting',
      'waiting',
      'differs',
      'agreed',
    ]);
    expect(third && third.ok && third.kind === 'agreed' && third.by).toEqual(['lee', 'choi']);
  });

  test('refuses a face that stands twice, and a bag that is not sealed', () => {
    const twice = count('lee', line('KRW', 500n, 1), line('KRW', 500n, 2));

    expect(submitCount(sealed, twice)).toEqual({ ok: false, error: 'face-counted-twice' });
    expect(submitCount(WAITING, count('lee'))).toEqual({ ok: false, error: 'bag-not-sealed' });
  });
});

describe('template 9', () => {
  const context = {
    foundBy: 'bag/b1/closed/1',
    subject: { kind: 'bag', id: 'b1' } as const,
    kioskId: KIOSK,
    atMs: 3_000,
    worth: (amountMinor: bigint) => amountMinor * 14n,
  };
  const position = { ...emptyPosition('USD'), maturedMinor: 40n, bookWon: 555n };

  test('takes a shortage out of the position at what it cost', () => {
    const closed = closeGap(
      position,
      { currency: 'USD', cause: 'over-short', amountMinor: 25n },
      context,
    );

    // 555 × 25/40 = 346.875 and 208.125: the odd won goes to the larger remainder.
    expect(legs(closed.transfer)).toEqual([
      'Dr position:USD 25',
      'Cr cash:over_short:kiosk:USD 25',
      'Dr cash:over_short:kiosk:KRW 347',
      'Cr position:KRW 347',
    ]);
    expect(closed.position).toMatchObject({ maturedMinor: 15n, bookWon: 208n, openSales: [] });
  });

  test('leaves counterfeits that have not matured open, at what they are worth now', () => {
    const closed = closeGap(
      position,
      { currency: 'USD', cause: 'counterfeit', amountMinor: 50n },
      context,
    );

    // 40 at their cost of 555, and 10 that have none yet at 14 each.
    expect(legs(closed.transfer)).toEqual([
      'Dr position:USD 50',
      'Cr cash:counterfeit:USD 50',
      'Dr cash:counterfeit:KRW 695',
      'Cr position:KRW 695',
    ]);
    expect(closed.position).toEqual({
      currency: 'USD',
      maturedMinor: 0n,
      bookWon: 0n,
      openSales: [{ id: closed.transfer.id, amountMinor: 10n, won: 140n }],
    });
  });

  test('swaps the sides for a surplus', () => {
    const closed = closeGap(
      position,
      { currency: 'USD', cause: 'over-short', amountMinor: -8n },
      context,
    );

    expect(legs(closed.transfer)).toEqual([
      'Cr position:USD 8',
      'Dr cash:over_short:kiosk:USD 8',
      'Cr cash:over_short:kiosk:KRW 111',
      'Dr position:KRW 111',
    ]);
    expect(closed.position).toMatchObject({ maturedMinor: 48n, bookWon: 666n });
  });
});

describe('the accuracy of a kiosk', () => {
  test('counts each face that differs, also when the amounts agree', () => {
    const expected = [
      { currency: 'KRW', faceMinor: 500n, count: 2 },
      { currency: 'KRW', faceMinor: 100n, count: 10 },
    ] as const;

    expect(accuracyOf(expected, [line('KRW', 500n, 3), line('KRW', 100n, 4, 1)])).toEqual({
      expectedCount: 12,
      miscountedCount: 6,
    });
  });

  test.each([
    [[{ expectedCount: 1_000, miscountedCount: 2 }], 2_000, false],
    [[{ expectedCount: 1_000, miscountedCount: 3 }], 3_000, true],
    [[{ expectedCount: 10, miscountedCount: 2 }], 200_000, false],
    [
      [
        { expectedCount: 2_000, miscountedCount: 0 },
        { expectedCount: 1_000, miscountedCount: 3 },
      ],
      1_000,
      false,
    ],
    [[], 0, false],
  ])('drifts beyond 0.2 %% of its last collections: %o', (collections, perMillion, isDrifting) => {
    expect(drift(collections)).toEqual({ miscountedPerMillion: perMillion, isDrifting });
  });
});
