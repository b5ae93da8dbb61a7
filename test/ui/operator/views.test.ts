// The small pure parts of the console: routes, roles, hours, places, moments, proposals.
import { describe, expect, test } from 'vitest';
import type { SignedCoinTable } from '#ledger/contract/coin-table.ts';
import { hashOf, homeOf, routeOf, type Route } from '#ui/operator/route.ts';
import { hourPeaks, hourStarts, sumHours } from '#ui/operator/view/hours.ts';
import { agoOf, momentText } from '#ui/operator/view/moments.ts';
import { positionOf } from '#ui/operator/view/place-input.ts';
import { isInForce, testedCoins, typedCoins } from '#ui/operator/view/proposal.ts';
import { shortSubject, subjectRoute } from '#ui/operator/view/subjects.ts';
import { isAtLeast, leastToApprove } from '#ui/operator/view/roles.ts';

describe('an address', () => {
  test.each<Route>([
    { page: 'kiosks' },
    { page: 'map' },
    { page: 'enrol' },
    { page: 'table', id: 'NRI/G-13/00412' },
    { page: 'statement', id: 'cash:vault:USD' },
  ])('is read back: %o', (route) => {
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  test('that nobody knows is the fleet', () => {
    for (const hash of ['', '#/nothing', '#/bag', '#/kiosk/%E0%A4%A'])
      expect(routeOf(hash)).toEqual({ page: 'kiosks' });
    expect(homeOf({ page: 'shipment', id: '1' })).toBe('bank');
  });
});

test('each role may do what the roles before it may', () => {
  expect([isAtLeast('finance', 'collector'), isAtLeast('collector', 'finance')]).toEqual([
    true,
    false,
  ]);
  expect([leastToApprove('release-held-batches'), leastToApprove('adjustment')]).toEqual([
    'admin',
    'finance',
  ]);
});

test('hours of several kiosks are summed from their end', () => {
  expect(sumHours([[1, 2, 3], [10]])).toEqual([1, 2, 13]);
  expect(hourPeaks([0, 5, 10]).map(([, height]) => height)).toEqual([0, 0.5, 1]);
  expect(hourStarts('2026-11-22T05:00:00.000Z', 2)[0]).toBe(Date.parse('2026-11-22T04:00:00.000Z'));
});

test('what is decided about is a link away, where it has a page', () => {
  expect([
    subjectRoute('close-epoch', 'k1 3'),
    subjectRoute('close-wallet', 'w1'),
    subjectRoute('fund-promotion', 'p1'),
    subjectRoute('fund-promotion', 'p1', 'done'),
    subjectRoute('adjustment', 'count/3'),
  ]).toEqual([
    { page: 'kiosk', id: 'k1' },
    { page: 'wallet', id: 'w1' },
    undefined,
    { page: 'promotion', id: 'p1' },
    undefined,
  ]);
  expect(['count/3', '0192f0c0-0000-7000-8000-000000000107'].map(shortSubject)).toEqual([
    'count/3',
    '…000000000107',
  ]);
});

test('a place is typed whole or not at all', () => {
  expect(positionOf({ latitude: '', longitude: ' ' })).toBe('none');
  expect(positionOf({ latitude: '37.5665', longitude: '126.978' })).toEqual({
    latitudeE6: 37_566_500,
    longitudeE6: 126_978_000,
  });
  expect(positionOf({ latitude: '91', longitude: '1' })).toBeUndefined();
  expect(positionOf({ latitude: '37', longitude: '' })).toBeUndefined();
});

test('moments are told in the zone of the business, and how long ago', () => {
  expect(momentText('2026-11-22T05:32:00.000Z', 'en')).toBe('Sun 22 Nov, 14:32');
  expect([9_000, 59_000, 3_599_000, 86_399_000, 86_400_000].map(agoOf)).toEqual([
    { unit: 'now', count: 0 },
    { unit: 'seconds', count: 59 },
    { unit: 'minutes', count: 59 },
    { unit: 'hours', count: 23 },
    { unit: 'days', count: 1 },
  ]);
});

test('only coins that were dropped are approved, and each is a coin', () => {
  const coins = typedCoins({
    type: 'coin-table-proposal',
    acceptorId: 'a',
    capturedAt: '2026-11-22T05:32:00.000Z',
    positions: [
      { position: 1, coinId: 'KR100A', currency: 'KRW', faceMinor: '100', path: 3, testCoins: 3 },
      { position: 2, coinId: 'JP500A', testCoins: 0 },
    ],
  });

  expect(testedCoins(coins)).toEqual([
    { position: 1, coinId: 'KR100A', currency: 'KRW', faceMinor: '100', path: 3, testCoins: 3 },
  ]);
  // Dropped, but nobody said what it is worth.
  expect(testedCoins(coins.map((coin) => ({ ...coin, testCoins: '2' })))).toBeUndefined();
});

test('the same coins of another coin bank are not in force', () => {
  const coin = { position: 1, coinId: 'KR100A', currency: 'KRW', faceMinor: '100' } as const;
  const proposal = {
    type: 'coin-table-proposal',
    acceptorId: 'a',
    capturedAt: '2026-11-22T05:32:00.000Z',
    bank: 1,
    positions: [{ ...coin, testCoins: 3 }],
  } as const;
  const inForce = (bank: number) =>
    ({
      type: 'coin-table',
      number: 1,
      acceptorId: 'a',
      bank,
      positions: [coin],
    }) as SignedCoinTable;

  expect(
    [1, 0].map((bank) =>
      isInForce({ ...proposal, positions: [...proposal.positions] }, inForce(bank)),
    ),
  ).toEqual([true, false]);
});
