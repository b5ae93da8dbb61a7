// Small views of the wallet: denominations, days of the history, routes.
import { describe, expect, test } from 'vitest';
import { hashOf, routeOf } from '#ui/wallet/route.ts';
import { denominationsOf, wonFirst } from '#ui/wallet/view/deposit-view.ts';
import { appendPage, daysOf } from '#ui/wallet/view/history-view.ts';
import { statementMonths } from '#ui/wallet/view/months.ts';
import { type HolderNotice, noticeFacts, readUpTo } from '#ui/wallet/view/notice-view.ts';
import { onMap } from '#ui/kit/outline-map.ts';
import { payoutOf } from '#ui/wallet/view/payout.ts';
import { aCoin, anEntry } from './build.ts';

test('denominations stand won first, the largest coin first, each with its sum', () => {
  const coins = [
    aCoin(1, { currency: 'USD', faceMinor: '25' }),
    aCoin(2, { faceMinor: '100' }),
    aCoin(3, { faceMinor: '500' }),
    aCoin(4, { faceMinor: '100' }),
  ];

  expect(denominationsOf(coins)).toEqual([
    { currency: 'KRW', faceMinor: '500', count: 1, amountMinor: 500n },
    { currency: 'KRW', faceMinor: '100', count: 2, amountMinor: 200n },
    { currency: 'USD', faceMinor: '25', count: 1, amountMinor: 25n },
  ]);
});

test('sums are told won first', () => {
  const sums = ['USD', 'KRW', 'EUR'].map((currency) => ({ currency }));

  expect(wonFirst(sums).map(({ currency }) => currency)).toEqual(['KRW', 'EUR', 'USD']);
});

describe('the history', () => {
  test('puts the entries of one local day under one heading, in their order', () => {
    const late = anEntry({ at: new Date(2026, 10, 22, 23, 59).toISOString() });
    const early = anEntry({ at: new Date(2026, 10, 22, 0, 1).toISOString() });
    const before = anEntry({ at: new Date(2026, 10, 21, 23, 59).toISOString() });

    expect(daysOf([late, early, before])).toEqual([
      { startMs: new Date(2026, 10, 22).getTime(), entries: [late, early] },
      { startMs: new Date(2026, 10, 21).getTime(), entries: [before] },
    ]);
  });

  test('keeps an entry that two pages hold once', () => {
    const [a, b, c] = [anEntry(), anEntry(), anEntry()];

    expect(appendPage([a, b], [b, c])).toEqual([a, b, c]);
  });
});

describe('a route', () => {
  const id = '01900000-0000-7000-8000-000000000001';

  test.each([
    { page: 'home' },
    { page: 'history' },
    { page: 'pick-up' },
    { page: 'deposit', id },
    { page: 'claim', id },
    { page: 'pay' },
    { page: 'places' },
  ] as const)('$page is read back from its address', (route) => {
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  test.each(['', '#', '#/nowhere', '#/deposit', '#/deposit/../../x'])('%j is home', (hash) => {
    expect(routeOf(hash)).toEqual({ page: 'home' });
  });
});

test('what reaches the bank is what is left after the fee, from the least amount on', () => {
  const terms = { minimumPoints: '2000', feeMinor: '300' };

  expect(
    ['', '1999', '2000', '10000', '2.5', '10001'].map((points) => payoutOf(points, terms, '10000')),
  ).toEqual([undefined, undefined, 1_700n, 9_700n, undefined, undefined]);
});

describe('a notice', () => {
  const notice = (number: number, kind: string, facts = {}, readAt?: string): HolderNotice => ({
    number,
    at: '2026-11-22T06:00:00.000Z',
    kind,
    facts,
    ...(readAt !== undefined && { readAt }),
  });

  test.each([
    ['deposit', { depositId: 'd' }, { page: 'deposit', id: 'd' }],
    ['gift-offered', { giftId: 'g', points: '5' }, { page: 'gifts' }],
    ['withdrawal-paid', {}, { page: 'withdraw' }],
    ['claim-decided', {}, { page: 'claims' }],
    ['phone-change', {}, undefined],
    ['something-new', {}, undefined],
  ])('of kind %s leads where it belongs', (kind, facts, route) => {
    expect(noticeFacts(notice(1, kind, facts)).route).toEqual(route);
  });

  test('is marked as seen up to the newest that was not', () => {
    const seen = '2026-11-22T06:00:00.000Z';

    expect(
      readUpTo([notice(9, 'expiry'), notice(8, 'expiry'), notice(7, 'expiry', {}, seen)]),
    ).toBe(9);
    expect(readUpTo([notice(7, 'expiry', {}, seen)])).toBeUndefined();
  });
});

test('statements are offered for this month and eleven before it, by the business day', () => {
  const months = statementMonths(Date.parse('2026-12-31T16:00:00.000Z'));

  expect([months.length, months[0], months[1], months.at(-1)]).toEqual([
    12,
    '2027-01',
    '2026-12',
    '2026-02',
  ]);
});

test('a place stands on the map where it lies, and nowhere beyond its edge', () => {
  const seoul = onMap({ latitudeE6: 37_566_300, longitudeE6: 126_977_900 })!;
  const busan = onMap({ latitudeE6: 35_179_600, longitudeE6: 129_075_600 })!;

  expect([busan.x > seoul.x, busan.y > seoul.y]).toEqual([true, true]);
  expect(onMap({ latitudeE6: 48_858_000, longitudeE6: 2_294_000 })).toBeUndefined();
});
