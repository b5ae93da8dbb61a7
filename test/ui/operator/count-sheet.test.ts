// Counting a bag: what is typed, and what is over or short once two people agree.
import { describe, expect, test } from 'vitest';
import {
  accuracyOf,
  comparedFaces,
  countedFaces,
  overShort,
  sheetTotals,
} from '#ui/operator/view/count-sheet.ts';

const typed = (faceMinor: string, good: string, counterfeit = '') => ({
  currency: 'KRW',
  faceMinor,
  good,
  counterfeit,
});

describe('a count sheet', () => {
  test('sends the faces that were found', () => {
    expect(countedFaces([typed('500', '12', '1'), typed('100', ''), typed('10', '0')])).toEqual([
      { currency: 'KRW', faceMinor: '500', good: 12, counterfeit: 1 },
    ]);
  });

  test('sends nothing while something is no number', () => {
    expect(countedFaces([typed('500', '12'), typed('100', '1o')])).toBeUndefined();
  });

  test('sums what was typed so far', () => {
    expect(sheetTotals([typed('500', '12'), typed('100', '3')])).toEqual([
      { currency: 'KRW', count: 15, amountMinor: 6_300n },
    ]);
  });
});

describe('a counted bag', () => {
  const bag = {
    expected: [
      { currency: 'KRW' as const, faceMinor: '100', count: 200 },
      { currency: 'KRW' as const, faceMinor: '500', count: 100 },
    ],
    counted: [
      { currency: 'KRW' as const, faceMinor: '500', good: 101, counterfeit: 0 },
      { currency: 'KRW' as const, faceMinor: '100', good: 196, counterfeit: 3 },
    ],
  };

  test('is compared face by face, the largest first', () => {
    expect(comparedFaces(bag).map(({ faceMinor, over }) => [faceMinor, over])).toEqual([
      ['500', 1],
      ['100', -4],
    ]);
  });

  test('is over or short in money, and measures the kiosk without the counterfeits', () => {
    const faces = comparedFaces(bag);

    expect(overShort(faces)).toEqual([{ currency: 'KRW', amountMinor: 100n }]);
    // 1 too many and 1 missing of 300.
    expect(accuracyOf(faces)).toBe(9_933);
    expect(accuracyOf([])).toBeUndefined();
  });
});
