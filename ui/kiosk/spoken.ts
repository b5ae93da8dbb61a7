// What the voice says of a screen: the same sentences that stand on it, never a phone number, digits or a code's neighbour.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { formatDay, formatTime } from '../kit/date.ts';
import { formatPoints } from '../kit/format.ts';
import type { KioskText } from '../text/kiosk/index.ts';
import type { ReadyLanguage } from '../text/languages.ts';

/** `waitMs`: said only when nothing newer came for this long, so that a total is spoken when the coins rest. */
export type Spoken = Readonly<{ words: string; waitMs: number }>;

/** Undefined where nothing is to be said. The same words twice are one thing said. */
export function spokenOf(
  view: KioskView,
  lang: ReadyLanguage,
  text: KioskText,
): Spoken | undefined {
  const parts = partsOf(view, lang, text);
  if (parts.length === 0) return undefined;
  const isResting = view.screen === 'coins' && view.phase === 'pouring' && view.coinCount > 0;
  return { words: parts.map(asSentence).join(' '), waitMs: isResting ? REST_MS : 0 };
}

const REST_MS = 2_500;

function partsOf(view: KioskView, lang: ReadyLanguage, text: KioskText): readonly string[] {
  switch (view.screen) {
    case 'attract':
      return view.pickup
        ? pickupParts(view.pickup.code, text)
        : [text.attract.poster.join(' '), text.attract.start];
    case 'out-of-service':
      return [text.outOfService.title[view.reason], ...text.outOfService.body[view.reason]];
    case 'number':
      if (view.secondsLeft !== undefined) return [text.timeout.body(WARNING_SECONDS)];
      if (view.error === 'not-a-mobile-number') return [text.number.notMobile];
      if (view.error === 'no-ledger-key') return [text.number.noLedgerKey];
      return [text.number.title.join(' '), text.number.hint];
    case 'consent': {
      if (view.secondsLeft !== undefined) return [text.timeout.body(WARNING_SECONDS)];
      const { consent } = text;
      const isNamed = view.phone !== undefined;
      return [
        consent.title,
        ...(isNamed ? consent.lines : [consent.noPhone, ...consent.linesWithout]),
        consent.age,
        consent.agree,
      ];
    }
    case 'coins':
      return coinsParts(view, text);
    case 'thanks': {
      const { thanks } = text;
      const when = thanks.ready(
        formatDay(view.availableFrom, lang),
        formatTime(view.availableFrom),
      );
      return [
        thanks.title,
        formatPoints(view.points),
        ...(view.pickupCode === undefined ? [when] : [thanks.pickup, spelt(view.pickupCode)]),
        view.isSent ? thanks.sent : thanks.later,
      ];
    }
    case 'service':
    case 'service-sign-in':
      return [];
  }
}

function coinsParts(
  view: Extract<KioskView, { screen: 'coins' }>,
  text: KioskText,
): readonly string[] {
  const { deposit } = text;
  const total = deposit.spokenTotal(view.points);
  switch (view.phase) {
    case 'opening':
      return [deposit.opening];
    case 'pouring': {
      if (view.coinCount === 0 && view.rejects.length === 0) return [deposit.insertCoins];
      const returned = view.rejects.reduce((sum, { count }) => sum + count, 0);
      return [
        ...(view.coinCount > 0 ? [total] : []),
        ...(returned > 0 ? [deposit.rejected(returned)] : []),
      ];
    }
    case 'more':
      return [deposit.moreTitle, total, deposit.moreBody];
    case 'closing':
      return [deposit.closing];
    case 'jam':
      return [deposit.jamTitle, ...deposit.jamBody(view.coinCount)];
    case 'cap':
      return [deposit.capTitle, ...deposit.capBody];
    case 'checking':
      return [deposit.checkingTitle, ...deposit.checkingBody];
  }
}

const pickupParts = (code: string, text: KioskText): readonly string[] => [
  text.pickup.title.join(' '),
  text.pickup.body,
  spelt(code),
];

/** A code is said letter by letter. */
const spelt = (code: string): string => [...code].join(' ');

/** A pause between sentences. */
const asSentence = (words: string): string => (/[.!?。！？:：]$/.test(words) ? words : `${words}.`);

const WARNING_SECONDS = 20;
