// Every state of the kiosk's screens, as the controller would send it: for the gallery, for tests and for pictures.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import type { Link } from './bridge-client.ts';
import type { Page } from './context.ts';
import type { Preferences } from './preferences.ts';
import type { ServiceTab } from './screens/service-rows.ts';
import { serviceFixtures } from './service-fixtures.ts';
import { closedReasons, coins, countries, shared, thanks, type Poured } from './fixture-parts.ts';

export type Fixture = Readonly<{
  view: KioskView | undefined;
  link?: Link;
  page?: Page;
  hasVoice?: boolean;
  preferences?: Partial<Preferences>;
  serviceTab?: ServiceTab;
}>;

const BAG: Poured = { KRW500: 38, KRW100: 152, KRW50: 31, KRW10: 47, USD25: 11 };
const HANDFUL: Poured = { KRW500: 6, KRW100: 21, KRW50: 4, KRW10: 11 };
const SACK: Poured = { KRW500: 312, KRW100: 1_604, KRW50: 405, KRW10: 660, USD25: 19 };
const TRIP: Poured = {
  KRW500: 4,
  KRW100: 9,
  USD25: 6,
  USD10: 3,
  EUR100: 5,
  EUR50: 2,
  JPY100: 7,
  JPY10: 12,
};

const attract = { screen: 'attract', ...shared } as const;
const number = {
  screen: 'number',
  ...shared,
  digits: '',
  country: 'KR',
  callingCode: '+82',
  countries,
  canConfirm: false,
} as const;
const consent = { screen: 'consent', ...shared, phone: '010-••••-5163', termsVersion: 1 } as const;
const pickup = { code: '7F3Q92KDM4XX', secondsLeft: 52 };
const offline = { isOnline: false, unsentRecords: 281 };
const refused = { rejects: [{ cause: 'refused', count: 3 }] };

export const fixtures: Readonly<Record<string, Fixture>> = {
  attract: { view: attract },
  'attract-offline': { view: { ...attract, ...offline } },
  'attract-foreign-closed': { view: { ...attract, isForeignClosed: true, prices: [] } },
  'attract-pickup': { view: { ...attract, pickup } },
  'attract-language': { view: attract, page: 'language' },
  'attract-sound': { view: attract, page: 'sound' },
  'attract-voice': {
    view: attract,
    page: 'sound',
    hasVoice: true,
    preferences: { isVoiceOn: true, volume: 5 },
  },
  ...Object.fromEntries(
    closedReasons.map((reason) => [
      `closed-${reason}`,
      { view: { screen: 'out-of-service', ...shared, reason } } satisfies Fixture,
    ]),
  ),
  'closed-pickup': { view: { screen: 'out-of-service', ...shared, reason: 'no-acceptor', pickup } },
  'closed-checking': { view: attract, link: 'checking' },
  'closed-taken-over': { view: attract, link: 'taken-over' },
  'closed-cannot-start': { view: attract, link: 'cannot-start' },
  'number-empty': { view: number },
  'number-typing': { view: { ...number, digits: '0104827' } },
  'number-full': { view: { ...number, digits: '01048275163', canConfirm: true } },
  'number-wrong': {
    view: { ...number, digits: '02748275163', canConfirm: true, error: 'not-a-mobile-number' },
  },
  'number-no-key': { view: { ...number, digits: '01048275163', error: 'no-ledger-key' } },
  'number-foreign': { view: { ...number, digits: '212555', country: 'US', callingCode: '+1' } },
  'number-timeout': { view: { ...number, digits: '0104', secondsLeft: 14 } },
  'number-country': { view: number, page: 'country' },
  'number-language': { view: number, page: 'language' },
  'number-pickup': { view: { ...number, digits: '0104827', pickup } },
  consent: { view: consent },
  'consent-without': { view: { ...consent, phone: undefined } as KioskView },
  'consent-timeout': { view: { ...consent, secondsLeft: 20 } },
  'consent-details': { view: consent, page: 'details' },
  'coins-opening': { view: coins({}, { phase: 'opening' }) },
  'coins-empty': { view: coins({}, { canCancel: true }) },
  'coins-game': { view: coins({}, { canCancel: true, hasGuessGame: true }) },
  'coins-guess': { view: coins({}, { canCancel: true, hasGuessGame: true }), page: 'guess' },
  'coins-guessed': {
    view: coins({}, { canCancel: true, hasGuessGame: true }),
    preferences: { guess: '1000000' },
  },
  'coins-first': { view: coins({ KRW500: 1 }) },
  'coins-pouring': { view: coins(BAG, refused) },
  'coins-trip': { view: coins(TRIP, refused) },
  'coins-returned': {
    view: coins(TRIP, { rejects: [{ cause: 'inhibited', count: 12 }] }),
  },
  'coins-offline': { view: coins(BAG, offline) },
  'coins-offline-rejects': { view: coins(TRIP, { ...offline, ...refused }) },
  'coins-estimate': { view: coins(BAG, { isEstimate: true }) },
  'coins-more': { view: coins(BAG, { phase: 'more', secondsLeft: 27 }) },
  'coins-jam': { view: coins(HANDFUL, { phase: 'jam' }) },
  'coins-jam-help': { view: coins(HANDFUL, { phase: 'jam', isHelpCalled: true }) },
  'coins-cap': { view: coins(SACK, { phase: 'cap' }) },
  'coins-closing': { view: coins(BAG, { phase: 'closing' }) },
  'coins-checking': { view: coins(BAG, { phase: 'checking' }) },
  'coins-lost': { view: coins(BAG), link: 'checking' },
  'coins-language': { view: coins(BAG), page: 'language' },
  'coins-voice': {
    view: coins(BAG),
    page: 'sound',
    hasVoice: true,
    preferences: { isVoiceOn: true, volume: 0, voiceSpeed: 'slow' },
  },
  'coins-pickup': { view: coins(BAG, { pickup }) },
  thanks: { view: thanks(BAG) },
  'thanks-offline': { view: thanks(BAG, { ...offline, isSent: false }) },
  'thanks-estimate': { view: thanks(BAG, { isEstimate: true }) },
  'thanks-guessed': { view: thanks(BAG), preferences: { guess: '40000' } },
  'thanks-handful': { view: thanks(HANDFUL) },
  'thanks-without': { view: thanks(HANDFUL, { phone: undefined, pickupCode: 'M4XX7F3Q92KD' }) },
  ...serviceFixtures,
};
