// What the console makes of typed shops, presents, closings and files of a bank.
import { describe, expect, test } from 'vitest';
import { closingBody, closingFee } from '#ui/operator/view/closing.ts';
import { lastLostEpoch } from '#ui/operator/view/epochs.ts';
import { typedMoment } from '#ui/operator/view/moments.ts';
import {
  givenPercent,
  points,
  promotionBody,
  promotionStanding,
} from '#ui/operator/view/promotions.ts';
import { shopBody, typedShop } from '#ui/operator/view/shop-input.ts';
import { isReadable, reportFormat } from '#ui/operator/view/status-file.ts';

describe('a shop as it is typed', () => {
  const known = {
    name: 'Hanbit Snacks',
    hours: 'Mo-Sa 09:00-22:00',
    position: { latitudeE6: 36_350_000, longitudeE6: 127_380_000 },
    feePolicyVersion: 2,
    payoutAccountRef: 'hanbit-main',
  };

  test('is sent as it was told when nothing is changed', () => {
    expect(shopBody(typedShop(known))).toEqual(known);
  });

  test('leaves out what is empty', () => {
    expect(shopBody({ ...typedShop(), name: ' Kiosk 24 ' })).toEqual({
      name: 'Kiosk 24',
      feePolicyVersion: 1,
    });
  });

  test.each([
    { name: '' },
    { latitude: '37', longitude: '' },
    { feePolicyVersion: '0' },
    { feePolicyVersion: 'two' },
  ])('waits while something cannot be: %o', (wrong) => {
    expect(shopBody({ ...typedShop(known), ...wrong })).toBeUndefined();
  });
});

describe('a budget of presents', () => {
  const promotion = {
    id: '0192f0c0-0000-7000-8000-000000000951',
    name: 'Autumn',
    fundedPoints: '3000',
    grantedPoints: '1000',
    perWalletPoints: '500',
    endsAt: '2026-12-01T00:00:00.000Z',
  };
  const nowMs = Date.parse('2026-11-22T00:00:00.000Z');

  test('runs, is spent, is over', () => {
    const states = [
      promotion,
      { ...promotion, grantedPoints: '3000' },
      { ...promotion, endsAt: '2026-11-22T00:00:00.000Z' },
    ].map((one) => promotionStanding(one, nowMs));

    expect(states).toEqual(['running', 'spent', 'over']);
    expect(givenPercent(promotion)).toBe(33);
  });

  test('ends with its last day in the zone of the business', () => {
    const typed = { name: 'Autumn', funded: '3,000', share: '500', lastDay: '2026-11-30' };

    expect(promotionBody(typed)).toEqual({
      name: 'Autumn',
      fundedPoints: '3000',
      perWalletPoints: '500',
      endsAt: '2026-11-30T15:00:00.000Z',
    });
    expect(promotionBody({ ...typed, share: '3001' })).toBeUndefined();
    expect(promotionBody({ ...typed, lastDay: '' })).toBeUndefined();
  });

  test('counts in whole points', () => {
    expect([points('1,000'), points('0'), points('1.5'), points('-3')]).toEqual([
      '1000',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('closing a wallet for its holder', () => {
  test('costs something only at their own wish', () => {
    expect([closingFee('wish', '4288'), closingFee('error', '4288')]).toEqual(['4288', '0']);
  });

  test('gives to charity where no bank is chosen', () => {
    expect([closingBody('wish', ''), closingBody('error', 'b')]).toEqual([
      { cause: 'wish', remaining: 'donate' },
      { cause: 'error', remaining: 'refund', bankAccountId: 'b' },
    ]);
  });
});

describe('a file that a bank gave', () => {
  test.each([
    ['answer.xml', '<?xml version="1.0"?>', 'pain.002'],
    ['answer.csv', 'reference,status', 'csv'],
    ['answer.txt', '\n <Document>', 'pain.002'],
    ['answer', 'reference,status', 'csv'],
  ] as const)('%s is read as %s tells', (name, text, format) => {
    expect(reportFormat({ name, text })).toBe(format);
  });

  test('that is empty or beyond 4 MB is not read', () => {
    expect([0, 1, 4_000_000, 4_000_001].map((size) => isReadable({ size }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

test('records are given up only of enrolments that are over', () => {
  expect([
    lastLostEpoch({ state: 'active', kioskEpoch: 0 }),
    lastLostEpoch({ state: 'active', kioskEpoch: 3 }),
    lastLostEpoch({ state: 'revoked', kioskEpoch: 3 }),
  ]).toEqual([0, 2, 3]);
});

test('a typed moment is one of the business zone', () => {
  expect([
    typedMoment('2026-11-22T14:32'),
    typedMoment(''),
    typedMoment('2026-13-01T00:00'),
  ]).toEqual(['2026-11-22T05:32:00.000Z', undefined, undefined]);
});
