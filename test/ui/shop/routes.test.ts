// Addresses of the shop's pages.
import { describe, expect, test } from 'vitest';
import { hashOf, routeOf } from '#ui/shop/route.ts';

const id = '01900000-0000-7000-8000-000000000001';

describe('a route', () => {
  test.each([
    { page: 'take' },
    { page: 'today' },
    { page: 'settlements' },
    { page: 'settlement', id },
    { page: 'more' },
    { page: 'keys' },
    { page: 'webhooks' },
    { page: 'pos' },
  ] as const)('$page is read back from its address', (route) => {
    expect(routeOf(hashOf(route))).toEqual(route);
  });

  test.each(['', '#', '#/nowhere'])('%j is the till', (hash) => {
    expect(routeOf(hash)).toEqual({ page: 'take' });
  });
});
