// Chooses the screen: what the feed knows first, then where the shop has gone. The office is loaded when it is opened.
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import type { BrowserClock } from '../kit/browser-clock.ts';
import { usePageHash } from '../kit/page-hash.ts';
import { keepSettings, readSettings, type TillSettings } from './data/settings.ts';
import type { ShopClient } from './data/shop-client.ts';
import type { ShopFeed } from './data/shop-feed.ts';
import { routeOf } from './route.ts';
import { MoreScreen } from './screens/more.tsx';
import { SignInScreen } from './screens/sign-in.tsx';
import { TakeScreen } from './screens/take.tsx';
import { TodayScreen } from './screens/today.tsx';
import { WaitScreen } from './screens/wait.tsx';

const Office = lazy(() => import('./office/office.tsx'));

type AppProps = Readonly<{ client: ShopClient; clock: BrowserClock; feed: ShopFeed }>;

export function ShopApp({ client, clock, feed }: AppProps) {
  const state = useSyncExternalStore(feed.subscribe, feed.state);
  const hash = usePageHash();
  const [settings, setSettings] = useState(readSettings);
  const change = (next: TillSettings): void => {
    keepSettings(next);
    setSettings(next);
  };

  if (state.phase === 'signed-out') {
    return <SignInScreen client={client} hasEnded={state.hasEnded} signedIn={feed.refresh} />;
  }
  if (state.phase !== 'signed-in') {
    return <WaitScreen isUnreachable={state.phase === 'unreachable'} tryNow={feed.refresh} />;
  }
  const { put, refresh, signedOut } = feed;
  const route = routeOf(hash);
  switch (route.page) {
    case 'take':
      return (
        <TakeScreen {...{ client, clock, state, settings, change, put, signedOut: refresh }} />
      );
    case 'today':
      return <TodayScreen {...{ client, state, put }} />;
    case 'more':
      return <MoreScreen {...{ client, state, settings, change, signedOut }} />;
    default:
      return (
        <Suspense fallback={<WaitScreen isUnreachable={false} tryNow={refresh} />}>
          <Office {...{ client, clock, state, route, signedOut }} />
        </Suspense>
      );
  }
}
