// Where the wallet is: the page's address in words. Routes live behind the `#`, so that *back* works everywhere.

/** Pages that need nothing but their name. */
const PAGES = [
  'pay',
  'history',
  'pick-up',
  'gifts',
  'withdraw',
  'claims',
  'notices',
  'settings',
  'close',
  'places',
] as const;

export type Route =
  | { page: 'home' }
  | { page: (typeof PAGES)[number] }
  /** A deposit, and what is wrong with it. */
  | { page: 'deposit' | 'claim'; id: string };

/** The route of `location.hash`; what it does not know is home. */
export function routeOf(hash: string): Route {
  const [name = '', id = ''] = hash.replace(/^#\/?/, '').split('/');
  const page = PAGES.find((one) => one === name);
  if (page) return { page };
  if ((name === 'deposit' || name === 'claim') && DEPOSIT_ID.test(id)) return { page: name, id };
  return { page: 'home' };
}

/** The hash of a route: `routeOf` reads it back. */
export function hashOf(route: Route): string {
  if (route.page === 'home') return '#/';
  return 'id' in route ? `#/${route.page}/${route.id}` : `#/${route.page}`;
}

const DEPOSIT_ID = /^[0-9a-f-]{36}$/;

/** Goes to a route; *back* returns. */
export function goTo(route: Route): void {
  location.hash = hashOf(route);
}
