// Where the wallet is: the page's address in words. Routes live behind the `#`, so that *back* works everywhere.

export type Route =
  | { page: 'home' }
  | { page: 'history' }
  | { page: 'pick-up' }
  | { page: 'deposit'; id: string };

/** The route of `location.hash`; what it does not know is home. */
export function routeOf(hash: string): Route {
  const [page, id] = hash.replace(/^#\/?/, '').split('/');
  if (page === 'history' || page === 'pick-up') return { page };
  if (page === 'deposit' && id && DEPOSIT_ID.test(id)) return { page, id };
  return { page: 'home' };
}

/** The hash of a route: `routeOf` reads it back. */
export function hashOf(route: Route): string {
  if (route.page === 'home') return '#/';
  return route.page === 'deposit' ? `#/deposit/${route.id}` : `#/${route.page}`;
}

const DEPOSIT_ID = /^[0-9a-f-]{36}$/;

/** Goes to a route; *back* returns. */
export function goTo(route: Route): void {
  location.hash = hashOf(route);
}
