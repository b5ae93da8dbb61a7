// Where the console is: the page's address in words. Routes live behind the `#`, so that *back* works everywhere.

import type { OperatorRole } from '#ledger/contract/staff.ts';

/** The pages that the head of the console leads to, in this order. */
export const PAGES = [
  'kiosks',
  'tables',
  'bags',
  'bank',
  'rates',
  'decisions',
  'claims',
  'payouts',
  'books',
  'shops',
  'wallets',
  'promotions',
  'operators',
  'audit',
] as const;
export type PageName = (typeof PAGES)[number];

/** The least role of pages that not every operator is offered. */
export const PAGE_ROLES: Partial<Record<PageName, OperatorRole>> = {
  claims: 'finance',
  payouts: 'finance',
  books: 'finance',
  wallets: 'finance',
  promotions: 'finance',
  operators: 'admin',
};

export type Route =
  | Readonly<{ page: PageName }>
  | Readonly<{
      page: (typeof THINGS)[number];
      id: string;
    }>
  | Readonly<{ page: 'map' | 'enrol' }>;

/** The route of `location.hash`; what it does not know is the fleet. */
export function routeOf(hash: string): Route {
  const [page = '', id = ''] = hash.replace(/^#\/?/, '').split('/').map(plain);
  if (page === 'map' || page === 'enrol') return { page };
  const known = PAGES.find((name) => name === page);
  if (known) return { page: known };
  const thing = THINGS.find((name) => name === page);
  return thing && id !== '' ? { page: thing, id } : { page: 'kiosks' };
}

/** The hash of a route: `routeOf` reads it back. */
export const hashOf = (route: Route): string =>
  'id' in route ? `#/${route.page}/${encodeURIComponent(route.id)}` : `#/${route.page}`;

/** Goes to a route; *back* returns. */
export function goTo(route: Route): void {
  location.hash = hashOf(route);
}

/** The page under which a route stands in the head. */
export function homeOf(route: Route): PageName {
  switch (route.page) {
    case 'kiosk':
    case 'map':
    case 'enrol':
      return 'kiosks';
    case 'bag':
      return 'bags';
    case 'shipment':
      return 'bank';
    case 'table':
      return 'tables';
    case 'claim':
      return 'claims';
    case 'run':
      return 'payouts';
    case 'statement':
      return 'books';
    case 'shop':
      return 'shops';
    case 'wallet':
      return 'wallets';
    case 'promotion':
      return 'promotions';
    case 'operator':
      return 'operators';
    case 'mistake':
      return 'decisions';
    default:
      return route.page;
  }
}

const THINGS = [
  'kiosk',
  'bag',
  'shipment',
  'table',
  'statement',
  'claim',
  'run',
  'shop',
  'wallet',
  'promotion',
  'operator',
  'mistake',
] as const;

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
