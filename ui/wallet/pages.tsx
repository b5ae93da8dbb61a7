// Every page but home: each arrives when somebody goes there, so that home itself is there at once.
import { lazy, Suspense, type ReactNode } from 'react';
import type { ClosingAnswer } from '#ledger/contract/holder.ts';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { LedgerClient } from './data/ledger-client.ts';
import { usePhone } from './data/phone.ts';
import { useTask } from './data/use-task.ts';
import type { FeedState } from './data/wallet-feed.ts';
import { RefusalNotice } from './parts/notice.tsx';
import { SubPage } from './parts/frame.tsx';
import { Landscape } from './parts/landscape.tsx';
import { DrawingGuard } from '../kit/drawing-guard.tsx';
import { Slab } from '../kit/slab.tsx';
import { Notice } from '../kit/notice.tsx';
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
const ClaimsScreen = lazy(() =>
  import('./screens/claims.tsx').then((m) => ({ default: m.ClaimsScreen })),
);
const ClaimScreen = lazy(() =>
  import('./screens/claim.tsx').then((m) => ({ default: m.ClaimScreen })),
);
const NoticesScreen = lazy(() =>
  import('./screens/notices.tsx').then((m) => ({ default: m.NoticesScreen })),
);
const SettingsScreen = lazy(() =>
  import('./screens/settings.tsx').then((m) => ({ default: m.SettingsScreen })),
);
const CloseScreen = lazy(() =>
  import('./screens/close.tsx').then((m) => ({ default: m.CloseScreen })),
);
const PlacesScreen = lazy(() =>
  import('./screens/places.tsx').then((m) => ({ default: m.PlacesScreen })),
);
const FarewellScreen = lazy(() =>
  import('./screens/farewell.tsx').then((m) => ({ default: m.FarewellScreen })),
);

type PagesProps = Readonly<{
  client: LedgerClient;
  clock: BrowserClock;
  state: Extract<FeedState, { phase: 'signed-in' }>;
  route: Exclude<Route, { page: 'home' }>;
  /** Asks the ledger again: after what changed the wallet, or ended the sign-in. */
  refresh(): Promise<void>;
  /** The holder has ended this sign-in. */
  signedOut(): void;
  /** The wallet is no more. */
  closed(answer: ClosingAnswer): void;
}>;

/** One page; while it arrives, and when it cannot, a page that says so. */
export function Pages(props: PagesProps) {
  const { text } = useWords();
  const { route } = props;
  return (
    <Arriving key={hashOf(route)} wait={text.loading}>
      <Page {...props} />
    </Arriving>
  );
}

/** What is shown after a wallet was closed, although its sign-in has ended. */
export function Farewell(props: Readonly<{ answer: ClosingAnswer; leave(): void }>) {
  const { text } = useWords();
  return (
    <Arriving wait={text.loading}>
      <FarewellScreen {...props} />
    </Arriving>
  );
}

function Arriving({ wait, children }: Readonly<{ wait: string; children: ReactNode }>) {
  return (
    <DrawingGuard fallback={<PageMissing />}>
      <Suspense
        fallback={
          <SubPage title="" picture={<Landscape peaks={[]} />}>
            <p className="fine">{wait}</p>
          </SubPage>
        }
      >
        {children}
      </Suspense>
    </DrawingGuard>
  );
}

function Page({ client, clock, state, route, refresh, signedOut, closed }: PagesProps) {
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
    case 'claims':
      return <ClaimsScreen {...tools} version={version} />;
    case 'claim':
      return <ClaimScreen {...tools} id={route.id} />;
    case 'notices':
      return <NoticesScreen {...tools} version={version} />;
    case 'settings':
      return <SettingsScreen {...tools} signedOut={signedOut} />;
    case 'close':
      return <CloseScreen {...tools} version={version} closed={closed} />;
    case 'places':
      return <PlacesScreen {...tools} />;
  }
}

/** Its file did not come: once the ledger is there again, the whole page is asked for anew. */
function PageMissing() {
  const { text } = useWords();
  const { reach } = usePhone();
  const trying = useTask<undefined, undefined>(
    async () => ((await reach()) ? { ok: true, value: undefined } : UNREACHABLE),
    () => location.reload(),
  );
  return (
    <SubPage title={text.brand} picture={<Landscape peaks={[]} />}>
      <Notice tone="warn" icon="offline">
        {text.line.pageMissing}
      </Notice>
      <RefusalNotice refusal={trying.refusal} />
      <Slab disabled={trying.isBusy} onClick={() => trying.run(undefined)}>
        {text.line.tryNow}
      </Slab>
    </SubPage>
  );
}

const UNREACHABLE = { ok: false, code: 'unreachable' } as const;
