// The wallet's states without a line, for the gallery: a ledger that never answers, and a phone that remembers something or nothing.
import type { ReactNode } from 'react';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { LedgerClient } from './data/ledger-client.ts';
import type { KeptName, PhoneMemory } from './data/phone-memory.ts';
import { PhoneContext } from './data/phone.ts';
import { DEPOSIT, FIXTURE_NOW_MS, HISTORY, WALLETS } from './fixtures.ts';
import {
  BANK_ACCOUNTS,
  CONSENTS,
  DEVICES,
  GIFTS,
  IDENTITIES,
  KIOSKS,
  SHOPS,
  WITHDRAWALS,
} from './fixtures-holder.ts';
import { galleryClient } from './gallery-client.ts';
import { ClaimsScreen } from './screens/claims.tsx';
import { CloseScreen } from './screens/close.tsx';
import { DepositScreen } from './screens/deposit.tsx';
import { GiftsScreen } from './screens/gifts.tsx';
import { HistoryScreen } from './screens/history.tsx';
import { PlacesScreen } from './screens/places.tsx';
import { SettingsScreen } from './screens/settings.tsx';
import { WithdrawScreen } from './screens/withdraw.tsx';

const silent = async () => ({ ok: false, code: 'unreachable' }) as const;
const client = Object.fromEntries(
  Object.keys(galleryClient).map((call) => [call, silent]),
) as unknown as LedgerClient;
const clock: BrowserClock = { nowMs: () => FIXTURE_NOW_MS, after: () => () => {} };
const tools = { client, clock, version: 1 };
const money = { client, clock, wallet: WALLETS.waiting, refresh: async () => {} };

const ANSWERS: Readonly<Partial<Record<KeptName, unknown>>> = {
  history: { entries: HISTORY },
  gifts: { gifts: GIFTS },
  identity: IDENTITIES.checked,
  'bank-accounts': { bankAccounts: BANK_ACCOUNTS },
  withdrawals: WITHDRAWALS,
  consents: { consents: CONSENTS },
  devices: { devices: DEVICES },
  places: { kiosks: KIOSKS, shops: SHOPS },
  [`deposit ${DEPOSIT.id}`]: DEPOSIT,
};
const remembering: PhoneMemory = {
  read: <T,>(name: KeptName) =>
    name in ANSWERS
      ? { value: ANSWERS[name] as T, atMs: FIXTURE_NOW_MS - 2 * 86_400_000 }
      : undefined,
  keep: () => {},
  forget: () => {},
};

const without = (page: ReactNode, memory?: PhoneMemory): ReactNode => (
  <PhoneContext value={{ memory, isLost: true, reach: async () => false, recheck: () => {} }}>
    {page}
  </PhoneContext>
);

/** `kept-…` shows what was looked at before, `missing-…` what was not. */
export const SILENT_STATES: Readonly<Record<string, () => ReactNode>> = {
  'kept-history': () => without(<HistoryScreen {...tools} />, remembering),
  'kept-gifts': () => without(<GiftsScreen {...money} />, remembering),
  'kept-withdraw': () => without(<WithdrawScreen {...money} />, remembering),
  'kept-settings': () =>
    without(<SettingsScreen client={client} clock={clock} signedOut={() => {}} />, remembering),
  'kept-places': () => without(<PlacesScreen client={client} clock={clock} />, remembering),
  'missing-deposit': () => without(<DepositScreen {...tools} id={DEPOSIT.id} />),
  'missing-claims': () => without(<ClaimsScreen {...tools} />),
  'missing-close': () => without(<CloseScreen {...tools} closed={() => {}} />),
};
