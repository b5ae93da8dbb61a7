// Where the shop is: the page's address in words. Routes live behind the `#`, so that *back* works everywhere.

export type Route =
  | { page: 'take' }
  | { page: 'today' }
  | { page: 'settlements' }
  | { page: 'settlement'; id: string }
  | { page: 'more' }
  | { page: 'keys' }
  | { page: 'webhooks' }
  | { page: 'pos' };

/** The route of `location.hash`; what it does not know is the till. */
export function routeOf(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'settlements' && id && ID.test(id)) return { page: 'settlement', id };
  return PAGES.find((known) => known.page === page) ?? { page: 'take' };
}

/** The hash of a route: `routeOf` reads it back. */
export function hashOf(route: Route): string {
  if (route.page === 'take') return '#/';
  return route.page === 'settlement' ? `#/settlements/${route.id}` : `#/${route.page}`;
}

const ID = /^[0-9a-f-]{36}$/;
const PAGES = [
  { page: 'today' },
  { page: 'settlements' },
  { page: 'more' },
  { page: 'keys' },
  { page: 'webhooks' },
  { page: 'pos' },
] as const;
