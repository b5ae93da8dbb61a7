// Chooses the screen: what the feed knows first, then where the holder has gone.
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { LedgerClient } from './data/ledger-client.ts';
import type { WalletFeed } from './data/wallet-feed.ts';
import { hashOf, routeOf } from './route.ts';
import { DepositScreen } from './screens/deposit.tsx';
import { HistoryScreen } from './screens/history.tsx';
import { HomeScreen } from './screens/home.tsx';
import { PickUpScreen } from './screens/pick-up.tsx';
import { SignInScreen } from './screens/sign-in.tsx';
import { WaitScreen } from './screens/wait.tsx';

type AppProps = Readonly<{ client: LedgerClient; clock: BrowserClock; feed: WalletFeed }>;

export function WalletApp({ client, clock, feed }: AppProps) {
  const state = useSyncExternalStore(feed.subscribe, feed.state);
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  const route = routeOf(hash);
  useFreshStart(hash);

  if (state.phase === 'starting' || state.phase === 'unreachable') {
    return <WaitScreen isUnreachable={state.phase === 'unreachable'} tryNow={feed.refresh} />;
  }
  if (state.phase === 'signed-out') {
    return <SignInScreen client={client} clock={clock} signedIn={feed.refresh} />;
  }

  const { wallet } = state;
  switch (route.page) {
    case 'home':
      return <HomeScreen client={client} clock={clock} state={state} signedOut={feed.refresh} />;
    case 'history':
      return <HistoryScreen client={client} clock={clock} version={wallet.version} />;
    case 'deposit':
      return (
        <DepositScreen
          key={route.id}
          client={client}
          clock={clock}
          id={route.id}
          version={wallet.version}
        />
      );
    case 'pick-up':
      return (
        <PickUpScreen
          client={client}
          pickedUp={(id) => {
            void feed.refresh();
            location.hash = hashOf({ page: 'deposit', id });
          }}
        />
      );
  }
}

/** A new page begins at its top, for the eye and for the keyboard. */
function useFreshStart(hash: string): void {
  const seen = useRef(hash);
  useEffect(() => {
    if (seen.current === hash) return;
    seen.current = hash;
    window.scrollTo(0, 0);
    document.querySelector('main')?.focus();
  }, [hash]);
}

function onHashChange(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
