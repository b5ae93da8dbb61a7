// The office of the shop: pages that are opened now and then, loaded together when the first of them is.
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { ShopClient } from '../data/shop-client.ts';
import type { SignedInShop } from '../data/shop-feed.ts';
import type { Route } from '../route.ts';
import { KeysScreen } from './keys.tsx';
import { PosScreen } from './pos.tsx';
import { SettlementScreen } from './settlement.tsx';
import { SettlementsScreen } from './settlements.tsx';
import { WebhooksScreen } from './webhooks.tsx';

type OfficeProps = Readonly<{
  client: ShopClient;
  clock: BrowserClock;
  state: SignedInShop;
  route: Extract<Route, { page: 'settlements' | 'settlement' | 'keys' | 'webhooks' | 'pos' }>;
  signedOut(): void;
}>;

/** For `lazy`, which wants a default export. */
export default function Office({ client, clock, state, route, signedOut }: OfficeProps) {
  switch (route.page) {
    case 'settlements':
      return <SettlementsScreen client={client} name={state.name} />;
    case 'settlement':
      return <SettlementScreen key={route.id} client={client} name={state.name} id={route.id} />;
    case 'keys':
      return <KeysScreen client={client} clock={clock} state={state} signedOut={signedOut} />;
    case 'webhooks':
      return <WebhooksScreen client={client} name={state.name} />;
    case 'pos':
      return <PosScreen name={state.name} origin={location.origin} />;
  }
}
