// From the first touch to consent: nothing here is worth money yet, so every way out leads home.
import {
  canConfirm,
  EMPTY_ENTRY,
  type NumberEntry,
  withCountry,
  withDigit,
  withoutLastDigit,
} from './number-entry.ts';
import { IDLE_HOME_MS, type Input, type Session, type Step, type Touch } from './states.ts';

type NumberState = Extract<Session, { state: 'number' }>;
type ConsentState = Extract<Session, { state: 'consent' }>;

/** Home, with nothing of the number kept. */
export const home = (): Step => [{ state: 'attract' }, [{ do: 'forgetNumber' }]];

/** The first screen of a new person. */
export const freshNumber = (nowMs: number): Step => [
  { state: 'number', entry: EMPTY_ENTRY, touchedAtMs: nowMs },
  [{ do: 'forgetNumber' }],
];

/** Typing the number. */
export function stepNumber(session: NumberState, input: Input, nowMs: number): Step {
  switch (input.on) {
    case 'touched':
      return touchNumber(session, input.touch, nowMs);
    case 'numberSealed':
      return [{ state: 'consent', phone: input.phone, touchedAtMs: nowMs }, []];
    case 'numberRefused':
      return [{ ...session, entry: { ...session.entry, error: input.error } }, []];
    case 'ticked':
      return nowMs - session.touchedAtMs >= IDLE_HOME_MS ? home() : [session, []];
    case 'acceptorWentDown':
    case 'serviceEnded':
      return home();
    default:
      return [session, []];
  }
}

function touchNumber(session: NumberState, touch: Touch, nowMs: number): Step {
  const typed = (entry: NumberEntry): Step => [{ ...session, entry, touchedAtMs: nowMs }, []];
  switch (touch.do) {
    case 'digit':
      return typed(withDigit(session.entry, touch.digit));
    case 'delete':
      return typed(withoutLastDigit(session.entry));
    case 'country':
      return typed(withCountry(session.entry, touch.country));
    case 'more-time':
      return typed(session.entry);
    case 'confirm-number': {
      if (!canConfirm(session.entry)) return typed(session.entry);
      const { digits, country } = session.entry;
      return [{ ...session, touchedAtMs: nowMs }, [{ do: 'sealNumber', digits, country }]];
    }
    case 'without-number':
      return [{ state: 'consent', touchedAtMs: nowMs }, [{ do: 'forgetNumber' }]];
    case 'cancel':
    case 'home':
      return home();
    default:
      return [session, []];
  }
}

/** Waiting for *I agree*; the slot is still closed. */
export function stepConsent(session: ConsentState, input: Input, nowMs: number): Step {
  switch (input.on) {
    case 'touched':
      return touchConsent(session, input.touch, nowMs);
    case 'openingRecorded':
      return [
        { state: 'opening', deposit: input.deposit, sinceMs: nowMs },
        [{ do: 'forgetNumber' }, { do: 'openSlot' }],
      ];
    case 'ticked':
      return nowMs - session.touchedAtMs >= IDLE_HOME_MS ? home() : [session, []];
    case 'openingFailed':
    case 'acceptorWentDown':
    case 'serviceEnded':
      return home();
    default:
      return [session, []];
  }
}

function touchConsent(session: ConsentState, touch: Touch, nowMs: number): Step {
  const { phone } = session;
  switch (touch.do) {
    case 'agree': {
      const withPhone = phone === undefined ? {} : { phone };
      return [session, [{ do: 'recordOpening', over14: true, ...withPhone }]];
    }
    case 'under-14':
      // No number of a child is kept: the coins wait under a pickup code.
      return [
        { state: 'consent', touchedAtMs: nowMs },
        [{ do: 'forgetNumber' }, { do: 'recordOpening', over14: false }],
      ];
    case 'more-time':
      return [{ ...session, touchedAtMs: nowMs }, []];
    case 'cancel':
    case 'home':
      return home();
    default:
      return [session, []];
  }
}
