// Chooses the screen: what the feed knows first, then where the holder has gone.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { ClosingAnswer } from '#ledger/contract/holder.ts';
import type { BrowserClock } from '../kit/browser-clock.ts';
import { usePageHash } from '../kit/page-hash.ts';
import type { LedgerClient } from './data/ledger-client.ts';
import type { PhoneMemory } from './data/phone-memory.ts';
import type { FeedState, WalletFeed } from './data/wallet-feed.ts';
import { Farewell, Pages } from './pages.tsx';
import { AskedBar } from './parts/asked-bar.tsx';
import { StepUpDesk } from './parts/step-up.tsx';
import { goTo, type Route, routeOf } from './route.ts';
import { HomeScreen } from './screens/home.tsx';
import { SignInScreen } from './screens/sign-in.tsx';
import { WaitScreen } from './screens/wait.tsx';

type AppProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  feed: WalletFeed;
  memory: PhoneMemory;
}>;

export function WalletApp({ client, clock, feed, memory }: AppProps) {
  const state = useSyncExternalStore(feed.subscribe, feed.state);
  const hash = usePageHash();
  const route = routeOf(hash);
  const [farewell, setFarewell] = useState<ClosingAnswer>();
  useQuestion(state, route);

  if (farewell) {
    return (
      <Farewell
        answer={farewell}
        leave={() => {
          setFarewell(undefined);
          goTo({ page: 'home' });
          void feed.refresh();
        }}
      />
    );
  }
  if (state.phase === 'starting' || state.phase === 'unreachable') {
    return <WaitScreen isUnreachable={state.phase === 'unreachable'} tryNow={feed.refresh} />;
  }
  if (state.phase === 'signed-out') {
    return <SignInScreen client={client} clock={clock} signedIn={feed.refresh} />;
  }

  const { awaiting } = state.wallet;
  if (route.page === 'home') {
    return (
      <>
        <AskedBar awaiting={awaiting} />
        <HomeScreen client={client} clock={clock} state={state} signedOut={feed.refresh} />
      </>
    );
  }
  return (
    <StepUpDesk client={client} clock={clock} phone={state.wallet.phone}>
      {route.page !== 'pay' && <AskedBar awaiting={awaiting} />}
      <Pages
        client={client}
        clock={clock}
        memory={memory}
        state={state}
        route={route}
        refresh={feed.refresh}
        closed={setFarewell}
      />
    </StepUpDesk>
  );
}

/** Whoever looks at home when a shop asks is led to the question at once, and once; a form is not taken away. */
function useQuestion(state: FeedState, route: Route): void {
  const asked = state.phase === 'signed-in' ? state.wallet.awaiting?.[0]?.id : undefined;
  const led = useRef<string>(undefined);
  useEffect(() => {
    if (asked === undefined || asked === led.current || route.page !== 'home') return;
    led.current = asked;
    goTo({ page: 'pay' });
  }, [asked, route.page]);
}
