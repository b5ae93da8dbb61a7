// Which addresses belong to this kiosk: the controller's screen on loopback, and the page that the app carries itself.
export const CARRIED_SCHEME = 'tikkeul';
const CARRIED_HOST = 'kiosk';

/** What the carried page says: `starting` until a controller serves, `cannot-start` when none does. */
export type CarriedState = 'starting' | 'cannot-start';

/** The kiosk's page without a controller, in the true size of this screen. */
export function carriedPage(state: CarriedState, pitchMm: string | undefined): string {
  const query = new URLSearchParams({ closed: state });
  if (pitchMm) query.set('pitch', pitchMm);
  return `${CARRIED_SCHEME}://${CARRIED_HOST}/?${query}`;
}

/** A page that the window may show; `origin` is the controller's, once it serves. */
export function isOwnPage(url: string, origin: string | undefined): boolean {
  const { protocol, host } = URL.parse(url) ?? {};
  if (protocol === `${CARRIED_SCHEME}:`) return host === CARRIED_HOST;
  return origin !== undefined && protocol === 'http:' && `http://${host}` === origin;
}

/** What a page may load: the same, its WebSocket, and pictures that are written inside the page. */
export function isOwnRequest(url: string, origin: string | undefined): boolean {
  if (url.startsWith('data:image/')) return true;
  return isOwnPage(url.replace(/^ws:/, 'http:'), origin);
}
