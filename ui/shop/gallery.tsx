// The shop's states for the gallery: real screens over a ledger that always answers with the fixtures.
import type { ReactNode } from 'react';
import type { GalleryOptions } from '../gallery/faces.ts';
import { withOpened } from '../gallery/opened.tsx';
import type { BrowserClock } from '../kit/browser-clock.ts';
import { FIRST_SETTINGS } from './data/settings.ts';
import type { ShopClient } from './data/shop-client.ts';
import type { SignedInShop } from './data/shop-feed.ts';
import {
  AWAITING,
  DAY,
  FIXTURE_NOW_MS,
  KEYS,
  SETTLEMENT,
  SETTLEMENTS,
  SHOP,
  WEBHOOK,
} from './fixtures.ts';
import Office from './office/office.tsx';
import type { Route } from './route.ts';
import { MoreScreen } from './screens/more.tsx';
import { SignInScreen } from './screens/sign-in.tsx';
import { TakeScreen } from './screens/take.tsx';
import { TodayScreen } from './screens/today.tsx';
import { WaitScreen } from './screens/wait.tsx';
import './shop.css';
import { NEW_TILL, type Till } from './till/till.ts';
import { WordsProvider } from './words.tsx';

const nothing = (): void => {};
const clock: BrowserClock = { nowMs: () => FIXTURE_NOW_MS, after: () => nothing };
const unreachable = async () => ({ ok: false, code: 'unreachable' }) as const;
const ok =
  <T,>(value: T) =>
  async () =>
    ({ ok: true, value }) as const;

const client: ShopClient = {
  signIn: unreachable,
  signOut: unreachable,
  me: unreachable,
  take: unreachable,
  redemption: ok(AWAITING),
  today: unreachable,
  void: unreachable,
  refund: unreachable,
  settlements: ok({ settlements: [...SETTLEMENTS], next: 'more' }),
  settlement: ok(SETTLEMENT),
  keys: ok({ keys: [...KEYS] }),
  rotateKey: unreachable,
  revokeKey: unreachable,
  webhooks: ok({ webhooks: [WEBHOOK] }),
  openWebhook: unreachable,
  rotateWebhook: unreachable,
  removeWebhook: unreachable,
  deliveries: unreachable,
  replay: unreachable,
};

const common = {
  client,
  clock,
  settings: FIRST_SETTINGS,
  change: nothing,
  put: nothing,
  signedOut: nothing,
};
const take = (till: Partial<Till> = {}, state: Partial<SignedInShop> = {}): ReactNode => (
  <TakeScreen {...common} state={{ ...SHOP, ...state }} first={{ ...NEW_TILL, ...till }} />
);
const office = (route: Parameters<typeof Office>[0]['route']): ReactNode => (
  <Office {...common} state={SHOP} route={route satisfies Route} />
);
const ENTERED = { amount: '8500', code: '482177' };

const STATES: Readonly<Record<string, () => ReactNode>> = {
  'sign-in': () => <SignInScreen client={client} signedIn={nothing} />,
  'signed-out': () => <SignInScreen client={client} hasEnded signedIn={nothing} />,
  take: () => take({ ...ENTERED, code: '48217730' }),
  typing: () => take({ ...ENTERED, active: 'code' }),
  empty: () => take({}, { day: [] }),
  refused: () =>
    take({
      amount: '8500',
      active: 'code',
      phase: { at: 'entering', refusal: { ok: false, code: 'redemption-code-wrong' } },
    }),
  awaiting: () => take({ amount: '48500', phase: { at: 'awaiting', redemption: AWAITING } }),
  taken: () => take({ phase: { at: 'taken', redemption: DAY[0]! } }),
  undone: () => take({ phase: { at: 'entering', undone: '4500' } }),
  unanswered: () =>
    take({
      ...ENTERED,
      phase: { at: 'unanswered', sale: { code: '', points: '8500', orderId: '', commandKey: '' } },
    }),
  offline: () => take(ENTERED, { line: 'lost' }),
  today: () => (
    <TodayScreen {...common} state={{ ...SHOP, day: DAY.slice(0, 8) }} firstOpen={DAY[1]!.id} />
  ),
  more: () => <MoreScreen {...common} state={SHOP} />,
  settlements: () => office({ page: 'settlements' }),
  settlement: () => office({ page: 'settlement', id: SETTLEMENT.id }),
  keys: () => office({ page: 'keys' }),
  webhooks: () => office({ page: 'webhooks' }),
  pos: () => office({ page: 'pos' }),
  unreachable: () => <WaitScreen isUnreachable tryNow={nothing} />,
};

/** Where something opens by a press. */
const OPENING = ['keys', 'webhooks'];
const ALL = withOpened(STATES, OPENING);

export const states: readonly string[] = Object.keys(ALL);

/** One state as a whole page. */
export function render(state: string, { lang }: GalleryOptions): ReactNode {
  return <WordsProvider first={lang}>{ALL[state]?.()}</WordsProvider>;
}
