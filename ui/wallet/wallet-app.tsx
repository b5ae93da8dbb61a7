// Chooses the screen: what the feed knows first, then where the holder has gone.
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ClosingAnswer } from '#ledger/contract/holder.ts';
import type { BrowserClock } from '../kit/browser-clock.ts';
import { usePageHash } from '../kit/page-hash.ts';
import type { LedgerClient } from './data/ledger-client.ts';
import type { PhoneMemory } from './data/phone-memory.ts';
import { type Phone, PhoneContext } from './data/phone.ts';
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
        }}
      />
    );
  }
  if (state.phase === 'starting' || state.phase === 'unreachable') {
    return <WaitScreen isUnreachable={state.phase === 'unreachable'} tryNow={feed.refresh} />;
  }
  if (state.phase === 'signed-out') {
    return (
      <SignInScreen
        client={client}
        clock={clock}
        hasEnded={state.hasEnded}
        signedIn={() => {
          memory.forget();
          void feed.refresh();
        }}
      />
    );
  }

  const { awaiting, phone } = state.wallet;
  if (route.page === 'home') {
    return (
      <OnPhone feed={feed} memory={memory} isLost={state.line === 'lost'}>
        <AskedBar awaiting={awaiting} />
        <HomeScreen
          key={phone}
          client={client}
          clock={clock}
          state={state}
          signedOut={feed.leave}
        />
      </OnPhone>
    );
  }
  return (
    <OnPhone feed={feed} memory={memory} isLost={state.line === 'lost'}>
      <StepUpDesk client={client} clock={clock} phone={state.wallet.phone}>
        {route.page !== 'pay' && <AskedBar awaiting={awaiting} />}
        <Pages
          key={phone}
          client={client}
          clock={clock}
          state={state}
          route={route}
          refresh={async () => void (await feed.refresh())}
          signedOut={feed.leave}
          closed={(answer) => {
            setFarewell(answer);
            feed.leave();
          }}
        />
      </StepUpDesk>
    </OnPhone>
  );
}

type OnPhoneProps = Pick<AppProps, 'feed' | 'memory'> &
  Readonly<{ isLost: boolean; children: ReactNode }>;

/** Tells the pages inside what is remembered, and whether the ledger can be reached. */
function OnPhone({ feed, memory, isLost, children }: OnPhoneProps) {
  const phone = useMemo(
    (): Phone => ({
      memory,
      isLost,
      reach: async () => (!isLost && navigator.onLine) || feed.refresh(),
      recheck: () => void feed.refresh(),
    }),
    [feed, memory, isLost],
  );
  return <PhoneContext value={phone}>{children}</PhoneContext>;
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
