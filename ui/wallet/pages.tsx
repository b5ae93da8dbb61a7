// Every page but home: each arrives when somebody goes there, so that home itself is there at once.
import { Component, lazy, Suspense, type ReactNode } from 'react';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { LedgerClient } from './data/ledger-client.ts';
import type { FeedState } from './data/wallet-feed.ts';
import { SubPage } from './parts/frame.tsx';
import { Landscape } from './parts/landscape.tsx';
import { Notice } from './parts/notice.tsx';
import { hashOf, type Route } from './route.ts';
import { useWords } from './words.tsx';

const PayScreen = lazy(() => import('./screens/pay.tsx').then((m) => ({ default: m.PayScreen })));
const HistoryScreen = lazy(() =>
  import('./screens/history.tsx').then((m) => ({ default: m.HistoryScreen })),
);
const DepositScreen = lazy(() =>
  import('./screens/deposit.tsx').then((m) => ({ default: m.DepositScreen })),
);
const PickUpScreen = lazy(() =>
  import('./screens/pick-up.tsx').then((m) => ({ default: m.PickUpScreen })),
);
const GiftsScreen = lazy(() =>
  import('./screens/gifts.tsx').then((m) => ({ default: m.GiftsScreen })),
);
const WithdrawScreen = lazy(() =>
  import('./screens/withdraw.tsx').then((m) => ({ default: m.WithdrawScreen })),
);

type PagesProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  state: Extract<FeedState, { phase: 'signed-in' }>;
  route: Exclude<Route, { page: 'home' }>;
  /** Asks the ledger again: after what changed the wallet, or ended the sign-in. */
  refresh(): Promise<void>;
}>;

/** One page; while it arrives, and when it cannot, a page that says so. */
export function Pages(props: PagesProps) {
  const { text } = useWords();
  const { route } = props;
  return (
    <PageGuard key={hashOf(route)} fallback={<PageMissing />}>
      <Suspense
        fallback={
          <SubPage title="" picture={<Landscape peaks={[]} />}>
            <p className="fine">{text.loading}</p>
          </SubPage>
        }
      >
        <Page {...props} />
      </Suspense>
    </PageGuard>
  );
}

function Page({ client, clock, state, route, refresh }: PagesProps) {
  const { wallet, line } = state;
  const { version } = wallet;
  const tools = { client, clock };
  switch (route.page) {
    case 'pay':
      return <PayScreen {...tools} wallet={wallet} line={line} />;
    case 'history':
      return <HistoryScreen {...tools} version={version} />;
    case 'deposit':
      return <DepositScreen {...tools} id={route.id} version={version} />;
    case 'pick-up':
      return (
        <PickUpScreen
          client={client}
          pickedUp={(id) => {
            void refresh();
            location.hash = hashOf({ page: 'deposit', id });
          }}
        />
      );
    case 'gifts':
      return <GiftsScreen {...tools} wallet={wallet} refresh={refresh} />;
    case 'withdraw':
      return <WithdrawScreen {...tools} wallet={wallet} refresh={refresh} />;
    default:
      return <PageMissing />;
  }
}

function PageMissing() {
  const { text } = useWords();
  return (
    <SubPage title={text.brand} picture={<Landscape peaks={[]} />}>
      <Notice tone="warn" icon="offline">
        {text.line.pageMissing}
      </Notice>
    </SubPage>
  );
}

/** A page whose file does not arrive must not take the others with it. */
class PageGuard extends Component<Readonly<{ fallback: ReactNode; children: ReactNode }>> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
