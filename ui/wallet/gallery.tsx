// The wallet's states for the gallery: real screens over a ledger that always answers with the fixtures.
import { type ReactNode, useEffect, useState } from 'react';
import type { HistoryEntry, Wallet } from '#ledger/contract/wallet.ts';
import type { GalleryOptions } from '../gallery/faces.ts';
import { withOpened } from '../gallery/opened.tsx';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { LedgerClient } from './data/ledger-client.ts';
import type { Line } from './data/wallet-feed.ts';
import { DEPOSIT, FIXTURE_NOW_MS, WALLETS } from './fixtures.ts';
import { AWAITING, IDENTITIES, WITHDRAWALS } from './fixtures-holder.ts';
import { galleryClient } from './gallery-client.ts';
import { SILENT_STATES } from './gallery-silent.tsx';
import { StepUp } from './parts/step-up.tsx';
import { ClaimScreen } from './screens/claim.tsx';
import { ClaimsScreen } from './screens/claims.tsx';
import { CloseScreen } from './screens/close.tsx';
import { DepositScreen } from './screens/deposit.tsx';
import { FarewellScreen } from './screens/farewell.tsx';
import { GiftsScreen } from './screens/gifts.tsx';
import { HistoryScreen } from './screens/history.tsx';
import { HomeScreen } from './screens/home.tsx';
import { NoticesScreen } from './screens/notices.tsx';
import { PayScreen } from './screens/pay.tsx';
import { PickUpScreen } from './screens/pick-up.tsx';
import { PlacesScreen } from './screens/places.tsx';
import { SettingsScreen } from './screens/settings.tsx';
import { SignInScreen } from './screens/sign-in.tsx';
import { WaitScreen } from './screens/wait.tsx';
import { WithdrawScreen } from './screens/withdraw.tsx';
import './wallet.css';
import { WordsProvider } from './words.tsx';

const nothing = (): void => {};
const clock: BrowserClock = { nowMs: () => FIXTURE_NOW_MS, after: () => nothing };
const client = galleryClient;

const tools = { client, clock, wallet: WALLETS.waiting, refresh: async () => {} };

const home = (wallet: keyof typeof WALLETS, line: Line = 'live'): ReactNode => (
  <HomeScreen
    client={client}
    clock={clock}
    state={{
      phase: 'signed-in',
      wallet: WALLETS[wallet],
      knownAtMs: FIXTURE_NOW_MS - 90_000,
      line,
    }}
    signedOut={nothing}
  />
);

/** The pay page some seconds after its code was made. */
const pay = (
  passedMs: number,
  said: Readonly<{ wallet?: Wallet; line?: Line; client?: LedgerClient }> = {},
): ReactNode => (
  <PayScreen
    client={said.client ?? client}
    clock={passing(passedMs)}
    wallet={said.wallet ?? WALLETS.waiting}
    line={said.line ?? 'live'}
  />
);

/** A clock that jumps once, as soon as somebody waits. */
function passing(ms: number): BrowserClock {
  let nowMs = FIXTURE_NOW_MS;
  return {
    nowMs: () => nowMs,
    after: (_waitMs, wake) => {
      if (nowMs !== FIXTURE_NOW_MS) return nothing;
      nowMs += ms;
      const timer = setTimeout(wake);
      return () => clearTimeout(timer);
    },
  };
}

const PAID: HistoryEntry = {
  id: 'paid',
  at: new Date(FIXTURE_NOW_MS + 30_000).toISOString(),
  kind: 'payment',
  points: '-8500',
  shopName: 'Hanbit Snacks',
  subject: { kind: 'redemption', id: 'paid' },
};

const GIVEN_BACK: HistoryEntry = { ...PAID, id: 'back', kind: 'refund', points: '8500' };

const SET_ASIDE: Wallet = {
  ...WALLETS.waiting,
  points: {
    ...WALLETS.waiting.points,
    held: '8500',
    heldFor: [{ purpose: 'redemption', points: '8500' }],
  },
  version: WALLETS.waiting.version + 1,
};

/** A shop sets points aside for this code, and lets go of them. */
function PayFreed(): ReactNode {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setStep(Math.min(step + 1, 2)));
    return () => clearTimeout(timer);
  }, [step]);
  const wallet = [WALLETS.waiting, SET_ASIDE, WALLETS.waiting][step]!;
  return <PayScreen client={client} clock={clock} wallet={wallet} line="live" />;
}

const STATES: Readonly<Record<string, () => ReactNode>> = {
  'sign-in': () => <SignInScreen client={client} clock={clock} signedIn={nothing} />,
  code: () => (
    <SignInScreen client={client} clock={clock} signedIn={nothing} sentTo="010-4827-5163" />
  ),
  home: () => home('home'),
  waiting: () => home('waiting'),
  soon: () => home('soon'),
  empty: () => home('empty'),
  rich: () => home('rich'),
  offline: () => home('waiting', 'lost'),
  pay: () => pay(46_000),
  'pay-last': () => pay(108_000),
  'pay-asked': () => pay(0, { wallet: { ...WALLETS.waiting, awaiting: [AWAITING] } }),
  'pay-taken': () =>
    pay(46_000, {
      client: { ...client, history: async () => ({ ok: true, value: { entries: [PAID] } }) },
    }),
  'pay-undone': () =>
    pay(46_000, {
      client: {
        ...client,
        history: async () => ({ ok: true, value: { entries: [GIVEN_BACK, PAID] } }),
      },
    }),
  'pay-freed': () => <PayFreed />,
  'pay-expired': () => pay(121_000),
  'pay-offline': () => pay(0, { line: 'lost' }),
  gifts: () => <GiftsScreen {...tools} />,
  'step-up': () => (
    <>
      <GiftsScreen {...tools} />
      <StepUp
        {...tools}
        phone={WALLETS.waiting.phone}
        refusal={undefined}
        proven={nothing}
        leave={nothing}
      />
    </>
  ),
  withdraw: () => <WithdrawScreen {...tools} />,
  'withdraw-unchecked': () => (
    <WithdrawScreen
      {...tools}
      client={{
        ...client,
        identity: async () => ({ ok: true, value: IDENTITIES.unchecked }),
        withdrawals: async () => ({ ok: true, value: { ...WITHDRAWALS, withdrawals: [] } }),
      }}
    />
  ),
  claims: () => <ClaimsScreen client={client} clock={clock} version={1} />,
  claim: () => <ClaimScreen client={client} clock={clock} id={DEPOSIT.id} />,
  notices: () => <NoticesScreen client={client} clock={clock} version={1} />,
  settings: () => <SettingsScreen client={client} clock={clock} signedOut={nothing} />,
  close: () => <CloseScreen client={client} clock={clock} version={1} closed={nothing} />,
  closed: () => (
    <FarewellScreen
      answer={{ refundedPoints: '12480', feeMinor: '1248', donatedPoints: '0' }}
      leave={nothing}
    />
  ),
  places: () => <PlacesScreen client={client} clock={clock} />,
  history: () => <HistoryScreen client={client} clock={clock} version={1} />,
  deposit: () => <DepositScreen client={client} clock={clock} id={DEPOSIT.id} version={1} />,
  'pick-up': () => <PickUpScreen client={client} pickedUp={nothing} />,
  'signed-out': () => <SignInScreen client={client} clock={clock} hasEnded signedIn={nothing} />,
  ...SILENT_STATES,
  unreachable: () => <WaitScreen isUnreachable tryNow={nothing} />,
};

/** Where something opens by a press. */
const OPENING = ['withdraw', 'claims'];
const ALL = withOpened(STATES, OPENING);

export const states: readonly string[] = Object.keys(ALL);

/** One state as a whole page. */
export function render(state: string, { lang }: GalleryOptions): ReactNode {
  return <WordsProvider first={lang}>{ALL[state]?.()}</WordsProvider>;
}
