// The wallet's states for the gallery: real screens over a ledger that always answers with the fixtures.
import type { ReactNode } from 'react';
import type { GalleryOptions } from '../gallery/faces.ts';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { LedgerClient } from './data/ledger-client.ts';
import type { Line } from './data/wallet-feed.ts';
import { DEPOSIT, FIXTURE_NOW_MS, HISTORY, WALLETS } from './fixtures.ts';
import { DepositScreen } from './screens/deposit.tsx';
import { HistoryScreen } from './screens/history.tsx';
import { HomeScreen } from './screens/home.tsx';
import { PickUpScreen } from './screens/pick-up.tsx';
import { SignInScreen } from './screens/sign-in.tsx';
import { WaitScreen } from './screens/wait.tsx';
import './wallet.css';
import { WordsProvider } from './words.tsx';

const nothing = (): void => {};
const clock: BrowserClock = { nowMs: () => FIXTURE_NOW_MS, after: () => nothing };
const unreachable = async () => ({ ok: false, code: 'unreachable' }) as const;

const client: LedgerClient = {
  wallet: unreachable,
  history: async () => ({ ok: true, value: { entries: [...HISTORY], next: 'more' } }),
  deposit: async () => ({ ok: true, value: DEPOSIT }),
  sendCode: unreachable,
  signIn: unreachable,
  signOut: unreachable,
  pickUp: async () => ({ ok: false, code: 'pickup-code-wrong' }),
  rateCard: unreachable,
  keys: unreachable,
  kioskNames: unreachable,
};

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
  history: () => <HistoryScreen client={client} clock={clock} version={1} />,
  deposit: () => <DepositScreen client={client} clock={clock} id={DEPOSIT.id} version={1} />,
  'pick-up': () => <PickUpScreen client={client} pickedUp={nothing} />,
  unreachable: () => <WaitScreen isUnreachable tryNow={nothing} />,
};

export const states: readonly string[] = Object.keys(STATES);

/** One state as a whole page. */
export function render(state: string, { lang }: GalleryOptions): ReactNode {
  return <WordsProvider first={lang}>{STATES[state]?.()}</WordsProvider>;
}
